/** The XML form of an answer: lists repeat their element, everything else nests. */
export function toXml(root: string, body: Record<string, unknown>): string {
  return `<?xml version='1.0' encoding='UTF-8'?>${element(root, body)}`;
}

function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join("");
  if (typeof value !== "object" || value === null)
    return `<${name}>${escapeText(String(value ?? ""))}</${name}>`;
  const inner = Object.entries(value).map(([key, part]) => element(key, part));
  return `<${name}>${inner.join("")}</${name}>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
