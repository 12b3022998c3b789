/**
 * Case and width folded, so that `ＣｅｎｔＯＳ` and `centos` meet. Everything else, `_` and `%` too, is a letter. A sigma
 * at the end of a word is one like any other, so that a word folds alike wherever it stands.
 */
export function fold(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : text.normalize("NFKC").toLowerCase().replaceAll("ς", "σ");
}

/** Nearly every name; what it has is its own NFKC form. */
const PLAIN = /^[\x20-\x7e\n]*$/;
