import { type Cell, missing, sizeCell, textCell, type Word, wordCell } from "../../domain/cell";
import { sizesCell } from "../../domain/compare-disks";
import type { NoteCode } from "../../domain/image";
import type { ImageRow } from "../../domain/image-list";
import type { ColumnId } from "../../domain/list-columns";
import { sharedGap } from "./shared-gap";

/**
 * The fields of an export. A column of the table shows up to four of them in its two lines; a file gives each a column
 * of its own. The names are the keys of JSON and do not change with the language.
 */
export const COLUMN_FIELDS = {
  name: ["name", "id"],
  place: ["cloud", "account", "region", "placement"],
  os: ["system", "lifecycle", "endOfLife"],
  arch: ["architecture"],
  ownership: ["ownership"],
  status: ["status", "statusWord", "progressPercent"],
  disks: ["totalDiskGiB", "disks"],
  shared: ["sharedWith", "sharingLimit", "limitFrom"],
  created: ["created", "read"],
  id: ["id"],
  cloud: ["cloud"],
  account: ["account"],
  region: ["region"],
  release: ["release"],
  lifecycle: ["lifecycle", "endOfLife", "extendedSupportEnds"],
  description: ["description"],
  owner: ["owner"],
  placement: ["placement"],
  systemDisk: ["systemDiskGiB"],
  totalDisk: ["totalDiskGiB"],
  encryption: ["encryption"],
  diskKinds: ["diskKinds"],
  snapshot: ["snapshots"],
  minDisk: ["minDiskGiB"],
  imageSize: ["imageSizeGiB"],
  rootDevice: ["rootDevice"],
  sourceInstance: ["sourceInstance"],
  tags: ["tags"],
  notes: ["notes"],
  firstSeen: ["firstSeen"],
  read: ["read"],
} as const satisfies Record<ColumnId, readonly string[]>;
export type ExportField = (typeof COLUMN_FIELDS)[ColumnId][number];

/** The fields behind some columns, in their order and each once. */
export function fieldsOf(columns: readonly ColumnId[]): ExportField[] {
  return [...new Set<ExportField>(columns.flatMap((column) => COLUMN_FIELDS[column]))];
}

/** Whether a field's values are numbers, which files set to the right. */
export function isNumeric(field: ExportField): boolean {
  return NUMERIC.has(field);
}

const NUMERIC: ReadonlySet<ExportField> = new Set([
  "progressPercent",
  "totalDiskGiB",
  "disks",
  "sharedWith",
  "sharingLimit",
  "systemDiskGiB",
  "minDiskGiB",
  "imageSizeGiB",
]);

/** The value of one field of one row, or why there is none. */
export function rowCell(field: ExportField, row: ImageRow): Cell {
  return CELLS[field](row);
}

const CELLS: Record<ExportField, (row: ImageRow) => Cell> = {
  name: ({ name }) => textCell(name),
  id: ({ ref }) => textCell(ref.imageId, { mono: true }),
  cloud: ({ cloud }) => ({ kind: "word", group: "cloud", word: cloud, raw: null }),
  account: ({ connectionName }) => textCell(connectionName),
  region: ({ ref }) => textCell(ref.regionId, { mono: true }),
  placement: ({ placement }) => textCell(placement, { mono: true }),
  system: ({ os: { distribution, release, text, family } }) => {
    if (distribution !== null) return { kind: "system", distribution, release };
    if (text !== null) return { kind: "text", text };
    return wordCell(family, (word) => ({ group: "family", word }));
  },
  release: ({ os }) => textCell(os.release),
  lifecycle: ({ lifecycle: { state } }) => ({ kind: "support", lifecycle: { state, endsOn: null } }),
  endOfLife: ({ lifecycle }) => dateCell(lifecycle.endsOn),
  extendedSupportEnds: ({ lifecycle }) => dateCell(lifecycle.extendedEndsOn),
  architecture: ({ architecture }) => wordCell(architecture, (word) => ({ group: "architecture", word })),
  ownership: ({ ownership }) => wordCell(ownership, (word) => ({ group: "ownership", word })),
  status: ({ status }) => wordCell(status, (word) => ({ group: "status", word })),
  statusWord: ({ status }) =>
    status === "not-reported" ? missing("not-reported") : textCell(status.raw, { mono: true }),
  progressPercent: ({ progressPercent: value }) =>
    value === null ? missing("no-value") : { kind: "number", value, unit: "percent" },
  totalDiskGiB: ({ disks, minDiskGiB }) =>
    disks === "not-reported" && minDiskGiB !== null
      ? { kind: "number", value: minDiskGiB, unit: "GiB", atLeast: true }
      : sizesCell(disks),
  disks: ({ disks }) => {
    if (disks === "not-reported") return missing("not-reported");
    return { kind: "number", value: disks.length };
  },
  systemDiskGiB: ({ systemDiskGiB, disks }) => {
    if (systemDiskGiB !== null || disks === "not-reported") return sizeCell(systemDiskGiB, "not-reported");
    return sizesCell(disks.filter(({ role }) => role.value === "system"));
  },
  encryption: ({ disks }) => encryptionCell(disks),
  diskKinds: ({ disks }) => {
    if (disks === "not-reported") return missing("not-reported");
    return listCell(disks.map(({ type }) => type));
  },
  snapshots: ({ snapshotId, disks }) =>
    listCell([snapshotId, ...(disks === "not-reported" ? [] : disks.map((disk) => disk.snapshotId))]),
  minDiskGiB: ({ minDiskGiB }) => sizeCell(minDiskGiB),
  imageSizeGiB: ({ imageSizeGiB }) => sizeCell(imageSizeGiB),
  rootDevice: ({ rootDevice }) => wordCell(rootDevice, (word) => ({ group: "storage", word })),
  sourceInstance: ({ sourceInstanceId }) => textCell(sourceInstanceId, { mono: true }),
  sharedWith: (row) => {
    const { used, audience } = row.sharing;
    if (used !== null) return { kind: "number", value: used };
    if (audience !== "not-reported" && audience.value !== "unknown") {
      return { kind: "word", group: "audience", word: audience.value, raw: audience.raw };
    }
    return missing(sharedGap(row));
  },
  sharingLimit: (row) => {
    const { limit, limitBasis } = row.sharing;
    if (limit !== null) return { kind: "number", value: limit };
    return missing(limitBasis === "none-published" ? "none-published" : sharedGap(row));
  },
  limitFrom: ({ sharing: { limit, limitBasis } }) => {
    if (limitBasis === "none-published" || limit === null) return missing("not-applicable");
    return { kind: "word", group: "limit", word: limitBasis, raw: null };
  },
  created: ({ createdAt }) => (createdAt === null ? missing("no-value") : { kind: "time", time: createdAt }),
  read: ({ readAt }) => ({ kind: "moment", at: readAt }),
  firstSeen: ({ firstSeenAt }) => ({ kind: "moment", at: firstSeenAt }),
  description: ({ description }) => textCell(description),
  owner: ({ owner }) => textCell(owner, { mono: true }),
  tags: ({ tags }) =>
    tags.length === 0
      ? { kind: "none", of: "tags" }
      : { kind: "text", text: tags.map(({ key, value }) => (value ? `${key}=${value}` : key)).join(", ") },
  notes: ({ noteCodes }) =>
    noteCodes.length === 0
      ? { kind: "none", of: "notes" }
      : // The row's codes are those of its notes, whose type the list has widened.
        { kind: "words", words: noteCodes.map((word): Word => ({ group: "note", word: word as NoteCode })) },
};

function dateCell(date: string | null): Cell {
  return date === null ? missing("no-value") : { kind: "date", date };
}

/** Several texts, each once. */
function listCell(texts: readonly (string | null)[]): Cell {
  const told = [...new Set(texts.filter((text) => text !== null && text !== ""))];
  return told.length === 0 ? missing("no-value") : { kind: "text", text: told.join(", "), mono: true };
}

function encryptionCell(disks: ImageRow["disks"]): Cell {
  if (disks === "not-reported") return missing("not-reported");
  const told = disks.map(({ encrypted }) => encrypted).filter((encrypted) => encrypted !== null);
  if (told.length === 0) return missing(disks.length === 0 ? "not-applicable" : "not-reported");
  const word = told.every(Boolean) ? "all" : told.some(Boolean) ? "some" : "none";
  return { kind: "word", group: "encryption", word, raw: null };
}
