import type { CatalogEntry } from "../catalog";

const HELP = "https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-";

/**
 * ENS has no listing per region: its two hosts are two sites, and these stand where other clouds have regions. The
 * region that an image carries is the place of its storage.
 */
export const catalog: CatalogEntry = {
  dialect: "alibaba-ens",
  cloud: "alibaba-ens",
  mark: "AL",
  name: "Alibaba Cloud ENS",
  legacy: false,
  credentialFields: [
    { field: "keyId", name: "AccessKey ID", required: true },
    { field: "secret", name: "AccessKey Secret", required: true },
    { field: "token", name: "SecurityToken", required: false },
  ],
  regions: [
    {
      id: "mainland",
      name: { en: "Chinese mainland site", "zh-CN": "中国内地站点" },
      kind: "site",
      host: "ens.aliyuncs.com",
    },
    {
      id: "ap-southeast-1",
      name: { en: "Singapore site", "zh-CN": "新加坡站点" },
      kind: "site",
      host: "ens.ap-southeast-1.aliyuncs.com",
    },
  ],
  hostPattern: "ens.{region}.aliyuncs.com",
  serviceHosts: {},
  regionPattern: "mainland|ap-southeast-1",
  // Own images look like `m-5qm2…`, public ones like `centos_6_08_64_20G_alibase_2017…`; the documents mask ids with `*`.
  imageIdPattern: "[A-Za-z0-9][A-Za-z0-9_.*-]{0,127}",
  groups: [{ group: "own-and-shared" }, { group: "public" }],
  detailAddsFields: false,
  documentedShareLimit: null,
  operations: [
    { name: "DescribeSelfImages", action: "ens:DescribeSelfImages", use: "list" },
    { name: "DescribeImages", action: "ens:DescribeImages", use: "list" },
    { name: "DescribeImageInfos", action: "ens:DescribeImageInfos", use: "list" },
    { name: "DescribeImageSharePermission", action: "ens:DescribeImageSharePermission", use: "sharing" },
    { name: "DescribeEnsRegions", action: "ens:DescribeEnsRegions", use: "regions" },
  ],
  // Figures are published for a few operations only, 10 a second and more; these calls stay at half of the lowest.
  rates: { perSecond: 5, per: "connection", in: "everywhere" },
  documents: [
    { title: "DescribeSelfImages", url: `${HELP}describeselfimages` },
    { title: "DescribeImages", url: `${HELP}describeimages` },
    { title: "DescribeImageInfos", url: `${HELP}describeimageinfos` },
    { title: "DescribeImageSharePermission", url: `${HELP}describeimagesharepermission` },
    { title: "DescribeEnsRegions", url: `${HELP}describeensregions` },
    { title: "Endpoints", url: `${HELP}endpoint` },
    {
      title: "Signature V3",
      url: "https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature",
    },
  ],
};
