import type { CatalogEntry, CatalogRegion } from "../catalog";

/** One host serves all regions; the region stands in the path and in the signature. */
const HOST = "vm.jdcloud-api.com";

function region(id: string, en: string, zh: string): CatalogRegion {
  return { id, name: { en, "zh-CN": zh }, kind: "standard", host: HOST };
}

/** JD Cloud VM in plain facts. No operation lists regions, so this is the documented list. */
export const catalog: CatalogEntry = {
  dialect: "jdcloud-vm",
  cloud: "jdcloud-vm",
  mark: "JD",
  name: "JD Cloud VM",
  legacy: false,
  credentialFields: [
    { field: "keyId", name: "AccessKey ID", required: true },
    { field: "secret", name: "AccessKey Secret", required: true },
    { field: "token", name: "Session Token", required: false },
  ],
  regions: [
    region("cn-north-1", "Beijing", "华北-北京"),
    region("cn-east-1", "Suqian", "华东-宿迁"),
    region("cn-east-2", "Shanghai", "华东-上海"),
    region("cn-south-1", "Guangzhou", "华南-广州"),
  ],
  hostPattern: HOST,
  serviceHosts: {},
  regionPattern: "[a-z]{2}-[a-z]{2,16}-[0-9]{1,3}",
  imageIdPattern: "[A-Za-z0-9][A-Za-z0-9_-]{0,127}",
  groups: [
    { group: "private" },
    { group: "shared" },
    { group: "public" },
    { group: "marketplace" },
    { group: "community" },
  ],
  detailAddsFields: false,
  // "shareImage, JD Cloud VM". A user guide of 2019 says 5; the operation's own page outlived it.
  documentedShareLimit: 20,
  // JD Cloud publishes no permission names for these pages, so these are the operations' documented names.
  operations: [
    { name: "describeImages", action: "describeImages", use: "list" },
    { name: "describeImage", action: "describeImage", use: "detail" },
    { name: "describeImageConstraints", action: "describeImageConstraints", use: "detail" },
    { name: "describeImageMembers", action: "describeImageMembers", use: "sharing" },
    { name: "describeQuotas", action: "describeQuotas", use: "quota" },
  ],
  // 1,000 calls a minute for one key and service, by the API gateway's documents, whatever the region.
  rates: { perSecond: 16, per: "connection", in: "everywhere" },
  documents: [
    {
      title: "describeImage (2019)",
      url: "https://docs.jdcloud.com/en/virtual-machines/api/describeimage?content=API",
    },
    {
      title: "describeImage",
      url: "https://docs.jdcloud.com/cn/virtual-machines/api/describeimage?content=API",
    },
    {
      title: "VM API models, JD Cloud SDK for Go",
      url: "https://github.com/jdcloud-api/jdcloud-sdk-go/tree/master/services/vm",
    },
    {
      title: "Authorization rules",
      url: "https://github.com/jdcloudcom/en/blob/master/API/Common-Declaration/Authorization-Rules.md",
    },
  ],
};
