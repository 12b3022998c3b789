/** One row of a GitHub-flavoured table, its line break included. */
export function markdownRow(cells: readonly (string | number | null)[]): string {
  return `| ${cells.map((value) => (typeof value === "string" ? markdownText(value) : (value ?? ""))).join(" | ")} |\n`;
}

/** The line below the heads. Columns of numbers are set to the right. */
export function markdownRule(columns: readonly { numeric: boolean }[]): string {
  return `| ${columns.map(({ numeric }) => (numeric ? "---:" : "---")).join(" | ")} |\n`;
}

/** Text that reads as it is: nothing in it is a mark, a cell's end, an entity or a line's end. */
export function markdownText(text: string): string {
  return (
    text
      .replace(/[\\`*[\]<>|~&!$#]/g, "\\$&")
      // Inside a word an underscore is no mark, and image names are full of them.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
      .replace(/\s*(?:\r\n|[\r\n\u2028\u2029])\s*/g, "<br>")
      .replace(/\p{Cc}/gu, " ")
      .trim()
  );
}
