import type { CatalogEntry } from "../catalog";
import { LEGACY_REGIONS, WITHOUT_MARKETPLACE } from "./regions";

const HOST = "image.api.qcloud.com";

export const catalog: CatalogEntry = {
  dialect: "tencent-cvm-v2",
  cloud: "tencent-cvm",
  mark: "TC",
  name: "Tencent Cloud CVM (legacy API)",
  legacy: true,
  credentialFields: [
    { field: "keyId", name: "SecretId", required: true },
    { field: "secret", name: "SecretKey", required: true },
    { field: "token", name: "Token", required: false },
  ],
  regions: LEGACY_REGIONS.map(({ id, name, kind }) => ({ id, name, kind, host: HOST })),
  hostPattern: HOST,
  serviceHosts: {},
  regionPattern: "[a-z][a-z0-9]*(?:-[a-z0-9]+){1,5}",
  imageIdPattern: "img-[0-9A-Za-z]{1,32}",
  groups: [
    { group: "private" },
    { group: "public" },
    { group: "marketplace", notIn: WITHOUT_MARKETPLACE },
    { group: "shared" },
  ],
  detailAddsFields: false,
  // GetImageShareUinInfo tells each image's limit.
  documentedShareLimit: null,
  operations: [
    { name: "DescribeImages", action: "cvm:DescribeImages", use: "list" },
    { name: "GetImageShareUinInfo", action: "cvm:GetImageShareUinInfo", use: "sharing" },
  ],
  // No figure is documented for the legacy API; this is the slowest of those that API 3.0 has for reading.
  rates: { perSecond: 10, per: "operation", in: "region" },
  documents: [
    { title: "DescribeImages (legacy)", url: "https://cloud.tencent.com/document/product/213/1272" },
    { title: "GetImageShareUinInfo (legacy)", url: "https://cloud.tencent.com/document/product/213/2390" },
    { title: "ShareImage (legacy)", url: "https://cloud.tencent.com/document/product/213/2361" },
    { title: "Signature (legacy)", url: "https://cloud.tencent.com/document/product/213/1718" },
  ],
};
