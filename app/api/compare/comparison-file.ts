import { groupText, labelText } from "@/components/compare/line-words";
import { cellText, instantText } from "@/components/images/cell-words";
import type { Translate } from "@/components/images/translate";
import type { Cell } from "@/lib/domain/cell";
import { type ComparedImage, type Comparison, differs, type LineLabel } from "@/lib/domain/compare";
import { BYTE_ORDER_MARK, csvRecord } from "@/lib/domain/csv";
import { markdownRow, markdownRule, markdownText } from "@/lib/domain/markdown";
import { cellJson, type ExportFormat } from "@/lib/inventory/export";

type Given = {
  images: readonly ComparedImage[];
  comparison: Comparison;
  /** ISO 8601 UTC. */
  madeAt: string;
  /** The page's own address in this state. */
  address: string;
};

/** A comparison as a file: one line per field, one column per image, the baseline first. */
export function comparisonFile(format: ExportFormat, given: Given, t: Translate): string {
  if (format === "json") return `${JSON.stringify(json(given), null, 2)}\n`;
  return format === "csv" ? csv(given, t) : markdown(given, t);
}

function csv(given: Given, t: Translate): string {
  const width = given.images.length + 3;
  const record = (cells: readonly (string | number | null)[]) =>
    csvRecord([...cells, ...Array<null>(Math.max(0, width - cells.length)).fill(null)]);
  const lines = given.comparison.groups.flatMap(({ title, lines: ofGroup }) =>
    ofGroup.map((line) => [
      groupText(title, t),
      labelText(line.label, t),
      ...line.cells.map((cell) => plain(cell, t)),
      differs(line) ? t("compare.file.yes") : t("compare.file.no"),
    ]),
  );
  const heads = [
    t("compare.file.group"),
    t("compare.file.line"),
    ...given.images.map(({ image }) => image.name ?? image.ref.imageId),
    t("compare.file.differs"),
  ];
  return (
    BYTE_ORDER_MARK + [...about(given, t), [], heads, ...aboutImages(given, t), ...lines].map(record).join("")
  );
}

function markdown(given: Given, t: Translate): string {
  const heads = ["", ...given.images.map(({ image }) => image.name ?? image.ref.imageId)];
  const parts = [
    about(given, t)
      .map(([label, text]) => `- **${markdownText(label)}** ${markdownText(text)}\n`)
      .join(""),
    "\n",
    markdownRow(heads),
    markdownRule(heads.map(() => ({ numeric: false }))),
    ...aboutImages(given, t).map(([, ...cells]) => markdownRow(cells.slice(0, heads.length))),
  ];
  for (const { title, lines } of given.comparison.groups) {
    parts.push(`| **${markdownText(groupText(title, t))}** |${" |".repeat(given.images.length)}\n`);
    for (const line of lines) {
      // What differs from the baseline is set in bold: Markdown has no other mark.
      const cells = line.cells.map((cell, at) => {
        const text = markdownText(String(plain(cell, t) ?? ""));
        return line.marks[at] ? `**${text}**` : text;
      });
      parts.push(`| ${markdownText(labelText(line.label, t))} | ${cells.join(" | ")} |\n`);
    }
  }
  return parts.join("");
}

function json({ images, comparison, madeAt, address }: Given) {
  return {
    head: { madeAt, address, lines: comparison.lines, differing: comparison.differing },
    images: images.map(({ image, connectionName, readAt, goneAt }) => ({
      ref: image.ref,
      name: image.name,
      account: connectionName,
      readAt,
      goneAt,
    })),
    groups: comparison.groups.map(({ title, lines }) => ({
      ...(title.kind === "disk" ? { kind: "disk", role: title.role, number: title.number } : title),
      lines: lines.map((line) => ({
        ...jsonLabel(line.label),
        differs: differs(line),
        values: line.cells.map(cellJson),
        differsFromBaseline: line.marks,
      })),
    })),
  };
}

function jsonLabel(label: LineLabel): Record<string, string> {
  return label.kind === "field"
    ? { field: label.field }
    : label.kind === "tag"
      ? { tag: label.key }
      : { path: label.path };
}

function about({ madeAt, address }: Given, t: Translate): [label: string, text: string][] {
  return [
    [t("compare.file.made"), instantText(madeAt)],
    [t("compare.file.address"), address],
  ];
}

/** What stands in the heads of the page: which image each column is, and how old its picture. */
function aboutImages({ images }: Given, t: Translate): string[][] {
  const lines = [["", t("compare.file.id"), ...images.map(({ image }) => image.ref.imageId)]];
  if (images.some(({ goneAt }) => goneAt !== null)) {
    lines.push([
      "",
      t("compare.file.gone"),
      ...images.map(({ goneAt }) => (goneAt === null ? "" : instantText(goneAt))),
    ]);
  }
  return lines;
}

/** A plain number stays one; with a unit it is text, since the line has no column of its own to name it. */
function plain(cell: Cell, t: Translate): string | number | null {
  if (cell.kind === "number" && cell.unit === undefined && !cell.atLeast) return cell.value;
  if (cell.kind === "missing" && cell.why === "no-value") return null;
  return cellText(cell, t);
}
