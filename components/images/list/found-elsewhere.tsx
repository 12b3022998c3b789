"use client";

import { useTranslations } from "next-intl";
import { fold } from "@/lib/domain/fold";
import type { ImageRow } from "@/lib/domain/image-list";
import type { ColumnId } from "@/lib/domain/list-columns";
import { matchRanges } from "@/lib/domain/match-ranges";
import { hasWord, type SearchWord } from "@/lib/domain/search-words";
import { systemWords } from "../system-words";
import { MarkedText } from "./marked-text";

type TextsOf = (row: ImageRow) => (string | null)[];

/** Where a search looks beside name and id, in the order in which it is told, with the column that it belongs to. */
const SOUGHT: readonly [ColumnId, TextsOf][] = [
  ["os", ({ os }) => [os.text, os.distribution, os.release, os.language]],
  ["description", ({ description }) => [description]],
  ["tags", ({ tags }) => tags.flatMap(({ key, value }) => [key, value])],
  ["owner", ({ owner }) => [owner]],
  ["placement", ({ placement }) => [placement]],
  [
    "snapshot",
    ({ snapshotId, disks }) => [
      snapshotId,
      ...(disks === "not-reported" ? [] : disks.map((disk) => disk.snapshotId)),
    ],
  ],
];

/** What a column shows of that: mostly all. */
const SHOWN: Partial<Record<ColumnId, TextsOf>> = {
  ...Object.fromEntries(SOUGHT),
  os: ({ os }) => [systemWords(os).first],
  release: ({ os }) => [os.release],
  place: ({ placement }) => [placement],
  snapshot: ({ snapshotId }) => [snapshotId],
};

/**
 * The first text, and the column that would show it, in which a row has a word of the search that is to be seen nowhere
 * in it, and where that begins; null: whoever looks at the row sees why it is there.
 */
export function foundElsewhere(
  row: ImageRow,
  columns: readonly ColumnId[],
  words: readonly SearchWord[],
): { column: ColumnId; text: string; at: number } | null {
  const shown = [row.name, row.ref.imageId, ...columns.flatMap((id) => SHOWN[id]?.(row) ?? [])];
  const missing = words.filter((word) => !shown.some((text) => has(text, word)));
  if (missing.length === 0) return null;
  for (const [column, textsOf] of SOUGHT) {
    const text = textsOf(row).find((one) => missing.some((word) => has(one, word)));
    if (text) return { column, text, at: matchRanges(text, missing)[0]?.start ?? 0 };
  }
  return null;
}

function has(text: string | null, word: SearchWord): boolean {
  return text !== null && hasWord(fold(text), word);
}

/** Letters before a match that are enough to see where it stands. */
const BEFORE = 3;

/** Where a row was found, when it does not show it: a snapshot's id, a word of its description. */
export function FoundElsewhere({
  row,
  columns,
  words,
}: {
  row: ImageRow;
  columns: readonly ColumnId[];
  words: readonly SearchWord[];
}) {
  const t = useTranslations("list");
  const found = foundElsewhere(row, columns, words);
  if (!found) return null;
  const { column, text, at } = found;
  // By letters, as half of a pair of units would be none.
  const before = [...text.slice(0, at)];
  const part = before.length <= BEFORE ? text : `…${before.slice(-BEFORE).join("")}${text.slice(at)}`;
  return (
    <span data-found={column} title={text} className="min-w-0 truncate">
      {t.rich("row.foundIn", {
        column: t(`columns.${column}`),
        text: part,
        m: () => <MarkedText text={part} />,
      })}
    </span>
  );
}
