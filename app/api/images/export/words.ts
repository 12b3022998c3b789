import { cellText, instantText } from "@/components/images/cell-words";
import { filterText } from "@/components/images/filter-text";
import type { Translate } from "@/components/images/translate";
import type { ImageFilter } from "@/lib/domain/image-filter";
import type { ExportHead, ExportWords, Trouble } from "@/lib/inventory/export";

/** The words of a file in one language. */
export function exportWords(
  t: Translate,
  { filter, accounts }: { filter: ImageFilter; accounts: Record<string, string> },
): ExportWords {
  const file = (key: string, values?: Record<string, string | number>) => t(`export.file.${key}`, values);
  return {
    heading: (field) => t(`export.field.${field}`),
    cell: (cell) => cellText(cell, t),
    head(head) {
      const conditions = filterText(filter, t, accounts);
      const column = t(`export.column.${filter.sort.key}`);
      const [images, ...sources] = stateLines(head, t);
      return [
        [file("made"), instantText(head.madeAt)],
        ...(images ? [images] : []),
        [
          file("filter"),
          conditions.length === 0 ? file("noFilter") : conditions.join(t("export.filter.join")),
        ],
        [file("order"), file(filter.sort.descending ? "descending" : "ascending", { column })],
        ...sources,
        [file("columns"), head.columns.map((id) => t(`export.column.${id}`)).join(t("export.filter.join"))],
        [file("address"), head.address],
      ];
    },
  };
}

/** How many images a file rests on, and of how fresh sources: the lines that every file's head has. */
export function stateLines(
  head: Omit<ExportHead, "columns">,
  t: Translate,
): (readonly [label: string, text: string])[] {
  const file = (key: string, values?: Record<string, string | number>) => t(`export.file.${key}`, values);
  return [
    [file("images"), countSentence(head, t)],
    [file("sources"), file("sourceCount", head.sources)],
    ...head.troubles.map(
      (trouble) =>
        [file(trouble.condition === "failing" ? "failing" : "stale"), troubleSentence(trouble, t)] as const,
    ),
    [file("oldest"), head.oldestReadAt === null ? file("never") : instantText(head.oldestReadAt)],
  ];
}

function countSentence({ images }: Pick<ExportHead, "images">, t: Translate): string {
  const { rows, selected, known, atLeast } = images;
  if (selected !== null) return t("export.file.count.selected", { rows, selected });
  const all = rows === known;
  const form = atLeast ? (all ? "atLeast" : "atLeastOf") : all ? "exact" : "of";
  return t(`export.file.count.${form}`, { rows, known });
}

/** What fails since when and why, and how old its images are. Never the cloud's message: its code at the most. */
function troubleSentence(trouble: Trouble, t: Translate): string {
  const { failure, images } = trouble;
  const place = t("export.file.place", {
    cloud: t(`word.cloud.${trouble.cloud}`),
    region: trouble.regionId,
    account: trouble.connectionName,
  });
  const read = trouble.readAt === null ? "" : instantText(trouble.readAt);
  if (trouble.condition !== "failing") return t("export.file.staleKept", { place, read, images });
  const plain = failure ? t(`failure.short.${failure.kind}`) : t("failure.unknown");
  const reason = failure?.code ? t("export.file.withCode", { reason: plain, code: failure.code }) : plain;
  const since = instantText(trouble.failingSince ?? "");
  return trouble.readAt === null
    ? t("export.file.failingNever", { place, since, reason })
    : t("export.file.failingKept", { place, since, reason, images, read });
}
