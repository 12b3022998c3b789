/** One image of the world, in neither API's words; each dialect shows what its answers have a field for. */
export type WorldImage = {
  id: string;
  name: string;
  description: string;
  /** The account that owns it, or `tencent` for public ones. */
  ownerId: string;
  /** What the creator field says; for some published images that is not the owner. */
  creator: string;
  osName: string;
  /** The legacy API's own text, where a published sample gives one. */
  legacyOsName?: string;
  platform: string;
  architecture: "x86_64" | "arm" | "i386" | "arm_64";
  sizeGiB: number;
  /** As API 3.0 sends it: ISO 8601 in UTC, with `Z` or, in published examples, with `+00:00`. */
  createdTime: string;
  state: string;
  source: "OFFICIAL" | "CREATE_IMAGE" | "EXTERNAL_IMPORT";
  syncPercent: number | null;
  /** Which side of a copy between regions this is; only the legacy API tells the two apart. */
  copySide?: "source" | "destination";
  cloudInit: boolean;
  disks: { snapshotId: string; usage: "SYSTEM_DISK" | "DATA_DISK"; sizeGiB: number }[];
  tags: { key: string; value: string }[];
  license: "TencentCloud" | "BYOL";
  family?: string | null;
  deprecated?: boolean | null;
  /** State in the cache of one dedicated cluster; told only when a filter asks for that cluster. */
  cache?: { clusterId: string; status: string };
  shares: { accountId: string; createdTime: string }[];
};

/** An own image that is ready, with the parts given here replaced. */
export function ownImage(
  parts: Pick<WorldImage, "id" | "name" | "ownerId" | "createdTime"> & Partial<WorldImage>,
): WorldImage {
  const sizeGiB = parts.sizeGiB ?? 50;
  return {
    description: "",
    creator: parts.ownerId,
    osName: "CentOS 7.4 64位",
    platform: "CentOS",
    architecture: "x86_64",
    sizeGiB,
    state: "NORMAL",
    source: "CREATE_IMAGE",
    syncPercent: 100,
    cloudInit: true,
    disks: [{ snapshotId: `snap-${parts.id.slice(4)}`, usage: "SYSTEM_DISK", sizeGiB }],
    tags: [],
    license: "TencentCloud",
    shares: [],
    ...parts,
  };
}
