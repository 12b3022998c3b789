import type { CatalogEntry, CatalogRegion } from "../catalog";

function region(id: string, en: string, zh: string, kind: CatalogRegion["kind"] = "standard"): CatalogRegion {
  return { id, name: { en, "zh-CN": zh }, kind, host: `bcc.${id}.baidubce.com` };
}

/**
 * Baidu BCC in plain facts. The vendor's own lists of regions disagree (endpoint page, API metadata, Terraform
 * provider), so this is their union and DescribeRegions has the last word.
 */
export const catalog: CatalogEntry = {
  dialect: "baidu-bcc",
  cloud: "baidu-bcc",
  mark: "BD",
  name: "Baidu AI Cloud BCC",
  legacy: false,
  credentialFields: [
    { field: "keyId", name: "Access Key", required: true },
    { field: "secret", name: "Secret Key", required: true },
    { field: "token", name: "Session Token", required: false },
  ],
  regions: [
    region("bj", "Beijing", "北京"),
    region("bd", "Baoding", "保定"),
    region("gz", "Guangzhou", "广州"),
    region("su", "Suzhou", "苏州"),
    region("cd", "Chengdu", "成都"),
    region("nj", "Nanjing", "南京"),
    region("yq", "Yangquan", "阳泉"),
    region("fwh", "Wuhan (finance)", "武汉（金融）", "finance"),
    region("fsh", "Shanghai (finance)", "上海（金融）", "finance"),
    region("hkg", "Hong Kong", "香港"),
    region("sin", "Singapore", "新加坡"),
  ],
  hostPattern: "bcc.{region}.baidubce.com",
  // DescribeRegions alone is asked of a host that belongs to no region.
  serviceHosts: { global: "bcc.baidubce.com" },
  regionPattern: "[a-z][a-z0-9-]{0,15}",
  imageIdPattern: "[A-Za-z0-9][A-Za-z0-9_-]{0,127}",
  groups: [{ group: "all" }],
  detailAddsFields: true,
  // The quota page says 50, but each image of one's own tells its limit, and that number counts.
  documentedShareLimit: null,
  // Baidu publishes no permission per operation (read access to BCC is one policy), so these are the operations' names.
  operations: [
    { name: "ListImages", action: "ListImages", use: "list" },
    { name: "GetImage", action: "GetImage", use: "detail" },
    { name: "ListSharedUser", action: "ListSharedUser", use: "sharing" },
    { name: "DescribeRegions", action: "DescribeRegions", use: "regions" },
  ],
  // No figure is documented for images; ours, and halved as soon as the cloud throttles.
  rates: { perSecond: 10, per: "connection", in: "region" },
  documents: [
    { title: "查询镜像列表 ListImages", url: "https://cloud.baidu.com/doc/BCC/s/Ajwvynu5r" },
    { title: "查询镜像详情 GetImage", url: "https://cloud.baidu.com/doc/BCC/s/ajwvynv78" },
    { title: "查询镜像已共享用户列表 ListSharedUser", url: "https://cloud.baidu.com/doc/BCC/s/hjwvynvw4" },
    { title: "查询区域列表 DescribeRegions", url: "https://cloud.baidu.com/doc/BCC/s/fmqoohiy2" },
    { title: "附录 Appendix", url: "https://cloud.baidu.com/doc/BCC/s/6jwvyo0q2" },
    { title: "错误码 Error codes", url: "https://cloud.baidu.com/doc/BCC/s/Ojwvyo6nc" },
    { title: "鉴权认证机制 Authentication", url: "https://cloud.baidu.com/doc/Reference/s/njwvz1yfu" },
  ],
};
