/** The mark by which spreadsheets know UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** One record by RFC 4180, its end included. Numbers stay numbers; null is an empty cell. */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it, which makes it text: names are
 * written by strangers. Spreadsheets skip spaces before a formula, and some read the full-width signs as well.
 */
function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^\s*[=+\-@\t\r＝＋－＠]/u.test(value) || /^[\t\r]/.test(value) ? `'${value}` : value;
  // Semicolons part cells where the comma is the decimal sign.
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
