/** A vendor's image service. */
export const CLOUDS = ["tencent-cvm", "jdcloud-vm", "baidu-bcc", "alibaba-ens"] as const;
export type CloudId = (typeof CLOUDS)[number];

/** One wire API of a cloud. Tencent Cloud CVM has two: API 3.0 and the legacy v2. */
export const DIALECTS = ["tencent-cvm", "tencent-cvm-v2", "jdcloud-vm", "baidu-bcc", "alibaba-ens"] as const;
export type DialectId = (typeof DIALECTS)[number];

export function cloudOf(dialect: DialectId): CloudId {
  return dialect === "tencent-cvm-v2" ? "tencent-cvm" : dialect;
}

/** Proper names; the same in every language that we speak so far. */
export const CLOUD_NAMES: Record<CloudId, string> = {
  "tencent-cvm": "Tencent Cloud",
  "jdcloud-vm": "JD Cloud",
  "baidu-bcc": "Baidu AI Cloud",
  "alibaba-ens": "Alibaba Cloud ENS",
};

/** Two neutral letters for each, never a vendor's logo. Here and not in the catalogue, which no list has to load. */
export const CLOUD_MARKS: Record<CloudId, string> = {
  "tencent-cvm": "TC",
  "jdcloud-vm": "JD",
  "baidu-bcc": "BD",
  "alibaba-ens": "AL",
};
