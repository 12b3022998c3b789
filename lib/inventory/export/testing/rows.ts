import type { ImageRow, SourceState } from "../../../domain/image-list";
import { testImage } from "../../../testing/image";
import type { ExportWords } from "../words";

/** A row of the list; give what differs. */
export function exportRow(change: Partial<ImageRow> = {}): ImageRow {
  const { facts, notes, sharing, disks, filledFrom, fileSize, operation, ...image } = testImage();
  return {
    ...image,
    connectionName: "tc-prod",
    disks: [
      {
        role: { value: "system", raw: "SYSTEM_DISK" },
        device: null,
        type: "CLOUD_SSD",
        sizeGiB: 50,
        minSizeGiB: null,
        encrypted: false,
        snapshotId: "snap-1",
      },
    ],
    sharing: {
      audience: "not-reported",
      used: 3,
      limit: 500,
      limitBasis: "documented",
      targets: "known",
      askedAt: null,
      askFailure: null,
    },
    lifecycle: {
      state: "ended",
      endsOn: "2024-06-30",
      extendedEndsOn: null,
      product: "CentOS",
      cycle: "7",
      source: null,
    },
    noteCodes: [],
    firstSeenAt: "2026-11-01T00:00:00.000Z",
    changedAt: null,
    readAt: "2026-11-21T08:00:00.000Z",
    old: false,
    ...change,
  };
}

/** A current source; give what differs. */
export function exportSource(change: Partial<SourceState> = {}): SourceState {
  return {
    connectionId: "tc-prod",
    connectionName: "tc-prod",
    cloud: "tencent-cvm",
    dialect: "tencent-cvm",
    regionId: "ap-guangzhou",
    condition: "current",
    images: 10,
    readAt: "2026-11-21T08:00:00.000Z",
    reading: false,
    failingSince: null,
    failure: null,
    ...change,
  };
}

/** Words that show what they were asked for. */
export const PLAIN_WORDS: ExportWords = {
  heading: (field) => `[${field}]`,
  cell: (cell) =>
    cell.kind === "text" ? cell.text : cell.kind === "missing" ? `(${cell.why})` : `(${cell.kind})`,
  head: ({ madeAt, address }) => [
    ["made", madeAt],
    ["address", address],
  ],
};
