import type { Cell } from "../../domain/cell";
import { BYTE_ORDER_MARK, csvRecord } from "../../domain/csv";
import type { ImageRow } from "../../domain/image-list";
import { markdownRow, markdownRule, markdownText } from "../../domain/markdown";
import { type ExportField, fieldsOf, isNumeric, rowCell } from "./fields";
import type { ExportHead } from "./head";
import { cellJson, headJson } from "./json";
import type { ExportWords } from "./words";

export const EXPORT_FORMATS = ["csv", "json", "markdown"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Writes a file piece by piece. */
export interface ExportWriter<Row = ImageRow> {
  begin(): string;
  page(rows: readonly Row[]): string;
  end(): string;
}

type Given = { head: ExportHead; words: ExportWords; withHead: boolean };

/** The writer of a format. Without its head a CSV file begins with the names of its columns, as programs like it. */
export function exportWriter(format: ExportFormat, given: Given): ExportWriter {
  const fields = fieldsOf(given.head.columns);
  if (format === "csv") return csvWriter(fields, given);
  return format === "json" ? jsonWriter(fields, given) : markdownWriter(fields, given);
}

/** By RFC 4180. The head's records have as many cells as all others, and an empty record ends it. */
function csvWriter(fields: readonly ExportField[], { head, words, withHead }: Given): ExportWriter {
  const width = Math.max(2, fields.length);
  const record = (cells: readonly (string | number | null)[]) =>
    csvRecord([
      ...cells,
      ...Array<null>(Math.max(0, (withHead ? width : fields.length) - cells.length)).fill(null),
    ]);
  return {
    begin() {
      const lines = withHead ? [...words.head(head), []] : [];
      return BYTE_ORDER_MARK + [...lines, fields.map((field) => words.heading(field))].map(record).join("");
    },
    page: (rows) =>
      rows.map((row) => record(fields.map((field) => plain(rowCell(field, row), words)))).join(""),
    end: () => "",
  };
}

function markdownWriter(fields: readonly ExportField[], { head, words, withHead }: Given): ExportWriter {
  return {
    begin() {
      const about = words
        .head(head)
        .map(([label, text]) => `- **${markdownText(label)}** ${markdownText(text)}\n`);
      const heads = markdownRow(fields.map((field) => words.heading(field)));
      const rule = markdownRule(fields.map((field) => ({ numeric: isNumeric(field) })));
      return `${withHead ? `${about.join("")}\n` : ""}${heads}${rule}`;
    },
    page: (rows) =>
      rows.map((row) => markdownRow(fields.map((field) => plain(rowCell(field, row), words)))).join(""),
    end: () => "",
  };
}

function jsonWriter(fields: readonly ExportField[], { head }: Given): ExportWriter {
  let separator = "\n";
  return {
    begin: () => `{"head":${JSON.stringify(headJson(head, fields))},"rows":[`,
    page: (rows) =>
      rows
        .map((row) => {
          const values = fields.map((field) => [field, cellJson(rowCell(field, row))]);
          const text = `${separator}${JSON.stringify(Object.fromEntries(values))}`;
          separator = ",\n";
          return text;
        })
        .join(""),
    end: () => "\n]}\n",
  };
}

/** A number stays one; everything else becomes words, nothing where the cloud left the field empty. */
function plain(cell: Cell, words: ExportWords): string | number | null {
  if (cell.kind === "number" && !cell.atLeast) return cell.value;
  if (cell.kind === "missing" && cell.why === "no-value") return null;
  return words.cell(cell);
}
