/** Case and width folded, so that `ＣｅｎｔＯＳ` and `centos` meet. Everything else, `_` and `%` too, is a letter. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** The words of a search; every one of them must match somewhere. */
export function searchWords(text: string): string[] {
  return fold(text)
    .split(/\s+/u)
    .filter((word) => word !== "");
}
