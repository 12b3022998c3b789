import type { Provenance } from "../mapping";

const SYSTEM = ["osName", "osVersion"] as const;

/** ImageModel ("Appendix", Baidu BCC API), the same in both operations. */
const fields: Provenance["fields"] = {
  "ref.imageId": { basis: "reported", from: ["id"] },
  name: { basis: "reported", from: ["name"] },
  description: { basis: "reported", from: ["desc"] },
  ownership: { basis: "mapped", from: ["type"] },
  status: { basis: "mapped", from: ["status"] },
  "os.family": { basis: "mapped", from: ["osType"] },
  "os.text": { basis: "reported", from: SYSTEM },
  "os.distribution": { basis: "derived", from: SYSTEM },
  "os.release": { basis: "derived", from: SYSTEM },
  "os.language": { basis: "mapped", from: ["osLang"] },
  architecture: { basis: "mapped", from: ["osArch"] },
  minDiskGiB: { basis: "reported", from: ["minDiskGb"] },
  // The role of a row follows from where it was told; no word of the cloud names it.
  "disks.role": { basis: "derived", from: [] },
  "disks.minSizeGiB": { basis: "reported", from: ["minDiskGb"] },
  "disks.sizeGiB": { basis: "reported", from: ["snapshot[].sizeInGB", "snapshots[].sizeInGB"] },
  "disks.snapshotId": { basis: "reported", from: ["snapshot[].id", "snapshots[].id"] },
  "disks.encrypted": {
    basis: "reported",
    from: ["encrypted", "snapshot[].encrypted", "snapshots[].encrypted"],
  },
  "sharing.used": { basis: "reported", from: ["sharedToUserNum"] },
  "sharing.limit": { basis: "reported", from: ["shareToUserNumLimit"] },
  // Whether an image can be shared at all follows from whose it is.
  "sharing.targets": { basis: "derived", from: ["type"] },
  createdAt: { basis: "reported", from: ["createTime"] },
};

/** Fields of the image and of its snapshots that stay facts. */
const documented = [
  "osBuild",
  "specialVersion",
  "diskSize",
  "ephemeralSize",
  "package",
  "fpgaType",
  ...["snapshot[]", "snapshots[]"].flatMap((list) =>
    [
      "name",
      "createTime",
      "status",
      "createMethod",
      "volumeId",
      "desc",
      "expireTime",
      "package",
      "templateId",
      "insnapId",
      "tags",
      "progress",
    ].map((field) => `${list}.${field}`),
  ),
];

export const getImageFields: Provenance = { operation: "GetImage", fields, documented };

/** Share counters and snapshots are documented for the detail only, but shown wherever they are sent. */
export const listImagesFields: Provenance = { operation: "ListImages", fields, documented };

/** What every field of a Baidu image rests on. */
export const provenance: Provenance[] = [getImageFields, listImagesFields];
