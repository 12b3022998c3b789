import { type Cell, type Gap, missing, sizeCell, textCell, wordCell } from "./cell";
import type { ComparedImage } from "./compare";
import { type DiskField, sizesCell } from "./compare-disks";
import { whyMissing } from "./evidence";
import { sharingGap } from "./sharing-figure";

/** The fields of ours that are compared, as the page groups them. */
export const FIELD_GROUPS = [
  {
    title: "identity",
    fields: ["cloud", "account", "region", "placement", "ownership", "owner", "description"],
  },
  { title: "system", fields: ["release", "lifecycle", "architecture", "osFamily", "osText", "language"] },
  {
    title: "disks",
    fields: [
      "disks",
      "totalDisk",
      "systemDisk",
      "minDisk",
      "imageSize",
      "rootDevice",
      "snapshot",
      "sourceInstance",
    ],
  },
  { title: "state", fields: ["status", "progress", "created", "firstSeen", "read"] },
  { title: "sharing", fields: ["audience", "sharedUsed", "sharedLimit", "limitBasis", "sharedWith"] },
] as const;
export type ImageField = (typeof FIELD_GROUPS)[number]["fields"][number];
export type FieldId = ImageField | DiskField;

/** Place always differs, and our own reading says nothing of the image. */
const NEVER_MARKED: readonly FieldId[] = ["cloud", "account", "region", "placement", "firstSeen", "read"];

export function isMarked(field: FieldId): boolean {
  return !NEVER_MARKED.includes(field);
}

/** The value of one field of one image, or why there is none. */
export function fieldCell(field: ImageField, compared: ComparedImage): Cell {
  return CELLS[field](compared);
}

const CELLS: Record<ImageField, (compared: ComparedImage) => Cell> = {
  cloud: ({ image }) => ({ kind: "word", group: "cloud", word: image.cloud, raw: null }),
  account: ({ connectionName }) => textCell(connectionName),
  region: ({ image }) => textCell(image.ref.regionId, { mono: true }),
  placement: (compared) => told(compared, "placement", { mono: true }),
  ownership: ({ image }) => wordCell(image.ownership, (word) => ({ group: "ownership", word })),
  owner: (compared) => told(compared, "owner", { mono: true }),
  description: (compared) => told(compared, "description"),
  release: (compared) => {
    const { distribution, release } = compared.image.os;
    if (distribution !== null) return { kind: "system", distribution, release };
    return textCell(release, { gap: gapOf(compared, "os.distribution") });
  },
  lifecycle: ({ lifecycle: { state, endsOn } }) => ({ kind: "support", lifecycle: { state, endsOn } }),
  architecture: ({ image }) => wordCell(image.architecture, (word) => ({ group: "architecture", word })),
  osFamily: ({ image }) => wordCell(image.os.family, (word) => ({ group: "family", word })),
  osText: (compared) => textCell(compared.image.os.text, { gap: gapOf(compared, "os.text") }),
  language: (compared) =>
    textCell(compared.image.os.language, { mono: true, gap: gapOf(compared, "os.language") }),
  disks: ({ image: { disks } }) => {
    if (disks === "not-reported") return missing("not-reported");
    return disks.length === 0 ? { kind: "none", of: "disks" } : { kind: "number", value: disks.length };
  },
  totalDisk: ({ image }) => sizesCell(image.disks),
  systemDisk: (compared) => sizeCell(compared.image.systemDiskGiB, gapOf(compared, "systemDiskGiB")),
  minDisk: (compared) => sizeCell(compared.image.minDiskGiB, gapOf(compared, "minDiskGiB")),
  imageSize: (compared) => sizeCell(compared.image.imageSizeGiB, gapOf(compared, "imageSizeGiB")),
  rootDevice: ({ image }) => wordCell(image.rootDevice, (word) => ({ group: "storage", word })),
  snapshot: (compared) => told(compared, "snapshotId", { mono: true }),
  sourceInstance: (compared) => told(compared, "sourceInstanceId", { mono: true }),
  status: ({ image }) => wordCell(image.status, (word) => ({ group: "status", word })),
  progress: (compared) => {
    const { progressPercent } = compared.image;
    if (progressPercent === null) return missing(gapOf(compared, "progressPercent"));
    return { kind: "number", value: progressPercent, unit: "percent" };
  },
  created: (compared) => {
    const { createdAt } = compared.image;
    return createdAt === null ? missing(gapOf(compared, "createdAt")) : { kind: "time", time: createdAt };
  },
  firstSeen: ({ firstSeenAt }) => ({ kind: "moment", at: firstSeenAt }),
  read: ({ readAt }) => ({ kind: "moment", at: readAt }),
  audience: ({ image }) => wordCell(image.sharing.audience, (word) => ({ group: "audience", word })),
  sharedUsed: ({ image }) =>
    image.sharing.used === null ? missing(sharingGap(image)) : { kind: "number", value: image.sharing.used },
  sharedLimit: ({ image }) => {
    const { limit, limitBasis } = image.sharing;
    if (limit !== null) return { kind: "number", value: limit };
    return missing(limitBasis === "none-published" ? "none-published" : sharingGap(image));
  },
  limitBasis: ({ image: { sharing } }) => {
    const { limitBasis } = sharing;
    if (limitBasis === "none-published" || sharing.limit === null) return missing("not-applicable");
    return { kind: "word", group: "limit", word: limitBasis, raw: null };
  },
  sharedWith: ({ image }) => {
    const { targets } = image.sharing;
    if (!Array.isArray(targets)) return missing(sharingGap(image));
    if (targets.length === 0) return { kind: "none", of: "shares" };
    return {
      kind: "text",
      text: targets
        .map(({ account }) => account)
        .sort()
        .join(", "),
      mono: true,
    };
  },
};

function told(
  compared: ComparedImage,
  field: "placement" | "owner" | "description" | "snapshotId" | "sourceInstanceId",
  options: { mono?: true } = {},
): Cell {
  return textCell(compared.image[field], { ...options, gap: gapOf(compared, field) });
}

function gapOf({ evidence }: ComparedImage, field: string): Gap {
  return whyMissing(evidence, field);
}
