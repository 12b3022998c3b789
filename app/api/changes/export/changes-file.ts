import { instantText } from "@/components/images/cell-words";
import { changeWords } from "@/components/images/change/change-text";
import type { Translate } from "@/components/images/translate";
import { cloudOf } from "@/lib/domain/cloud";
import { BYTE_ORDER_MARK, csvRecord } from "@/lib/domain/csv";
import { markdownRow, markdownRule, markdownText } from "@/lib/domain/markdown";
import type { PlacedChange } from "@/lib/inventory/changes-page";
import type { ExportFormat, ExportWriter } from "@/lib/inventory/export";

/** What a file of changes says of itself. Moments are ISO 8601 UTC. */
export type ChangesHead = {
  madeAt: string;
  since: string;
  changes: number;
  /** The filter in words. */
  filter: readonly string[];
  address: string;
};

const COLUMNS = [
  "at",
  "kind",
  "cloud",
  "account",
  "region",
  "image",
  "id",
  "ownership",
  "field",
  "from",
  "to",
] as const;

/**
 * Writes changes as a file. CSV and Markdown have a line for each changed field, in the reader's words, so that they can
 * be sorted by field; JSON has an object for each change, with the values as they are.
 */
export function changesWriter(
  format: ExportFormat,
  { head, t }: { head: ChangesHead; t: Translate },
): ExportWriter<PlacedChange> {
  if (format === "json") return jsonWriter(head);
  const heading = COLUMNS.map((column) => t(`changes.file.${column}`));
  const about = aboutLines(head, t);
  if (format === "csv") {
    const record = (cells: readonly string[]) =>
      csvRecord([...cells, ...Array<string>(COLUMNS.length - cells.length).fill("")]);
    return {
      begin: () => BYTE_ORDER_MARK + [...about, [], heading].map(record).join(""),
      page: (rows) =>
        rows
          .flatMap((row) => linesOf(row, t))
          .map(record)
          .join(""),
      end: () => "",
    };
  }
  return {
    begin() {
      const lines = about.map(([label, text]) => `- **${markdownText(label)}** ${markdownText(text)}\n`);
      return `${lines.join("")}\n${markdownRow(heading)}${markdownRule(COLUMNS.map(() => ({ numeric: false })))}`;
    },
    page: (rows) =>
      rows
        .flatMap((row) => linesOf(row, t))
        .map(markdownRow)
        .join(""),
    end: () => "",
  };
}

function aboutLines(head: ChangesHead, t: Translate): [label: string, text: string][] {
  const { filter } = head;
  const conditions = filter.length === 0 ? t("export.file.noFilter") : filter.join(t("export.filter.join"));
  return [
    [t("export.file.made"), instantText(head.madeAt)],
    [t("changes.file.since"), instantText(head.since)],
    [t("changes.file.changes"), String(head.changes)],
    [t("export.file.filter"), conditions],
    [t("export.file.address"), head.address],
  ];
}

function linesOf(row: PlacedChange, t: Translate): string[][] {
  const { at, kind, dialect, connectionName, ref, imageName, ownership, fields } = row;
  const words = changeWords(t, "UTC");
  const place = [
    instantText(at),
    t(`change.kind.${kind}`),
    t(`word.cloud.${cloudOf(dialect)}`),
    connectionName,
    ref.regionId,
    imageName ?? "",
    ref.imageId,
    ownership === null || ownership === "unknown" ? t("word.unknown") : t(`word.ownership.${ownership}`),
  ];
  if (fields.length === 0) return [[...place, "", "", ""]];
  return fields.map(({ field, from, to }) => [
    ...place,
    words.field(field).text,
    words.value(field, from).text,
    words.value(field, to).text,
  ]);
}

function jsonWriter(head: ChangesHead): ExportWriter<PlacedChange> {
  let separator = "\n";
  return {
    begin: () => `{"head":${JSON.stringify(head)},"changes":[`,
    page: (rows) =>
      rows
        .map(({ at, kind, dialect, connectionName, ref, imageName, ownership, fields }) => {
          const change = {
            at,
            kind,
            cloud: cloudOf(dialect),
            account: connectionName,
            region: ref.regionId,
            id: ref.imageId,
            name: imageName,
            ownership,
            fields,
          };
          const text = `${separator}${JSON.stringify(change)}`;
          separator = ",\n";
          return text;
        })
        .join(""),
    end: () => "\n]}\n",
  };
}
