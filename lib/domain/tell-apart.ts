import { totalGiB } from "./disk";
import { fold } from "./fold";
import type { ImageRow } from "./image-list";
import type { ColumnId } from "./list-columns";
import { wordOf } from "./mapped";

/** Images that a reader cannot tell apart by what stands first in a row: same name, same account, same region. */
export type LookAlikes = readonly [ImageRow, ImageRow, ...ImageRow[]];

/** The groups of look-alikes among some rows, in the order of their first rows. Images without a name are in none. */
export function lookAlikes(rows: readonly ImageRow[]): LookAlikes[] {
  const groups = new Map<string, ImageRow[]>();
  for (const row of rows) {
    const name = fold(row.name ?? "").trim();
    if (name === "") continue;
    const key = `${name}\n${row.ref.connectionId}\n${row.ref.regionId}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap(([first, second, ...more]) =>
    first && second ? [[first, second, ...more] as const] : [],
  );
}

/**
 * The columns in which at least two images of one group differ, in the order of the chooser. The id always differs and
 * stands beside every name, so it is none of them.
 */
export function tellingColumns(groups: readonly LookAlikes[]): ColumnId[] {
  return TOLD_BY.filter(([, tell]) =>
    groups.some((group) => new Set(group.map((row) => tell(row))).size > 1),
  ).map(([id]) => id);
}

/** What a column says of an image, as one text; what reads alike is equal. */
const TOLD_BY: readonly (readonly [ColumnId, (row: ImageRow) => string])[] = [
  ["os", ({ os }) => told(os.distribution, os.release, os.text, wordOf(os.family))],
  ["arch", ({ architecture }) => told(wordOf(architecture))],
  [
    "ownership",
    ({ ownership }) => told(ownership.value, ownership.value === "unknown" ? ownership.raw : null),
  ],
  ["status", ({ status, progressPercent }) => told(wordOf(status), progressPercent)],
  ["disks", (row) => told(disksText(row))],
  ["shared", ({ sharing }) => told(sharing.used, sharing.limit, wordOf(sharing.audience))],
  ["created", ({ createdAt }) => told(createdAt?.iso)],
  ["description", ({ description }) => told(description)],
  ["owner", ({ owner }) => told(owner)],
  ["placement", ({ placement }) => told(placement)],
  ["systemDisk", ({ systemDiskGiB }) => told(systemDiskGiB)],
  ["totalDisk", ({ disks }) => told(totalGiB(disks))],
  ["encryption", ({ disks }) => told(disks === "not-reported" ? disks : setText(disks, "encrypted"))],
  ["diskKinds", ({ disks }) => told(disks === "not-reported" ? disks : setText(disks, "type"))],
  ["snapshot", ({ snapshotId }) => told(snapshotId)],
  ["minDisk", ({ minDiskGiB }) => told(minDiskGiB)],
  ["imageSize", ({ imageSizeGiB }) => told(imageSizeGiB)],
  ["rootDevice", ({ rootDevice }) => told(wordOf(rootDevice))],
  ["sourceInstance", ({ sourceInstanceId }) => told(sourceInstanceId)],
  ["tags", ({ tags }) => told(...tags.map(({ key, value }) => `${key}=${value ?? ""}`).sort())],
  ["notes", ({ noteCodes }) => told(...noteCodes.toSorted())],
];

function told(...parts: readonly (string | number | null | undefined)[]): string {
  return JSON.stringify(parts.map((part) => part ?? null));
}

function disksText({ disks }: ImageRow): string {
  if (disks === "not-reported") return disks;
  return told(...disks.map(({ role, sizeGiB, minSizeGiB }) => told(role.value, sizeGiB, minSizeGiB)));
}

function setText(disks: Exclude<ImageRow["disks"], "not-reported">, field: "encrypted" | "type"): string {
  return [...new Set(disks.map((disk) => String(disk[field])))].sort().join();
}
