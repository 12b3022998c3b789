import type { CatalogEntry, CatalogRegion } from "../catalog";

const HOST = "cvm.tencentcloudapi.com";

/** The regions that the vendor lists for the image operations ("DescribeImages", document 213/15715). */
const regions: CatalogRegion[] = [
  standard("ap-guangzhou", "Guangzhou", "华南地区(广州)"),
  standard("ap-shanghai", "Shanghai", "华东地区(上海)"),
  standard("ap-nanjing", "Nanjing", "华东地区(南京)"),
  standard("ap-beijing", "Beijing", "华北地区(北京)"),
  standard("ap-chengdu", "Chengdu", "西南地区(成都)"),
  standard("ap-chongqing", "Chongqing", "西南地区(重庆)"),
  standard("ap-hongkong", "Hong Kong (China)", "港澳台地区(中国香港)"),
  standard("ap-seoul", "Seoul", "亚太东北(首尔)"),
  standard("ap-tokyo", "Tokyo", "亚太东北(东京)"),
  standard("ap-singapore", "Singapore", "亚太东南(新加坡)"),
  standard("ap-bangkok", "Bangkok", "亚太东南(曼谷)"),
  standard("ap-jakarta", "Jakarta", "亚太东南(雅加达)"),
  standard("na-siliconvalley", "Silicon Valley", "美国西部(硅谷)"),
  standard("na-ashburn", "Virginia (Ashburn)", "美国东部(弗吉尼亚)"),
  standard("eu-frankfurt", "Frankfurt", "欧洲地区(法兰克福)"),
  standard("sa-saopaulo", "São Paulo", "南美地区(圣保罗)"),
  finance("ap-shanghai-fsi", "Shanghai Finance", "华东地区(上海金融)"),
  finance("ap-shenzhen-fsi", "Shenzhen Finance", "华南地区(深圳金融)"),
];

export const catalog: CatalogEntry = {
  dialect: "tencent-cvm",
  cloud: "tencent-cvm",
  mark: "TC",
  name: "Tencent Cloud CVM",
  legacy: false,
  credentialFields: [
    { field: "keyId", name: "SecretId", required: true },
    { field: "secret", name: "SecretKey", required: true },
    { field: "token", name: "Token", required: false },
  ],
  regions,
  hostPattern: HOST,
  serviceHosts: { region: "region.tencentcloudapi.com", sts: "sts.tencentcloudapi.com" },
  regionPattern: "[a-z][a-z0-9]*(?:-[a-z0-9]+){1,5}",
  imageIdPattern: "img-[0-9A-Za-z]{1,32}",
  groups: [{ group: "all" }],
  detailAddsFields: false,
  documentedShareLimit: 500,
  operations: [
    { name: "DescribeImages", action: "cvm:DescribeImages", use: "list" },
    { name: "DescribeImageSharePermission", action: "cvm:DescribeImageSharePermission", use: "sharing" },
    { name: "DescribeAccountQuota", action: "cvm:DescribeAccountQuota", use: "quota" },
    { name: "DescribeImageQuota", action: "cvm:DescribeImageQuota", use: "quota" },
    { name: "DescribeRegions", action: "region:DescribeRegions", use: "regions" },
    { name: "GetCallerIdentity", action: "sts:GetCallerIdentity", use: "identity" },
  ],
  // Each operation's page of API 3.0 states its calls a second, counted by account and region.
  rates: {
    perSecond: 10,
    operations: {
      DescribeImages: 40,
      DescribeImageSharePermission: 10,
      DescribeImageQuota: 10,
      DescribeAccountQuota: 20,
      DescribeRegions: 50,
      GetCallerIdentity: 20,
    },
    per: "operation",
    in: "region",
  },
  documents: [
    { title: "DescribeImages", url: "https://cloud.tencent.com/document/product/213/15715" },
    {
      title: "DescribeImageSharePermission",
      url: "https://www.tencentcloud.com/document/product/213/33273",
    },
    {
      title: "ModifyImageSharePermission (at most 500 accounts per image)",
      url: "https://cloud.tencent.com/document/product/213/15710",
    },
    { title: "DescribeAccountQuota", url: "https://cloud.tencent.com/document/product/213/55628" },
    { title: "DescribeImageQuota", url: "https://cloud.tencent.com/document/product/213/15719" },
  ],
};

function standard(id: string, en: string, zh: string): CatalogRegion {
  return { id, name: { en, "zh-CN": zh }, kind: "standard", host: HOST };
}

/** Finance regions are isolated: their host carries the region. */
function finance(id: string, en: string, zh: string): CatalogRegion {
  const host = `cvm.${id}.tencentcloudapi.com`;
  return { id, name: { en, "zh-CN": zh }, kind: "finance", host };
}
