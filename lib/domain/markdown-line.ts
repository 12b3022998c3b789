/** `[name](link) · id · where`, for a chat or a ticket. A name is a stranger's text and must not become markup. */
export function markdownLine(image: { name: string | null; id: string; url: string; where: string }): string {
  const { name, id, url, where } = image;
  const plain = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  const escaped = (text: string) => plain(text).replace(/[\\`*_{}[\]<>()#|!~&@:]/g, "\\$&");
  const words = name === null || plain(name) === "" ? id : name;
  const address = url.replaceAll("(", "%28").replaceAll(")", "%29");
  return `[${escaped(words)}](${address}) · \`${plain(id).replaceAll("`", "")}\` · ${escaped(where)}`;
}
