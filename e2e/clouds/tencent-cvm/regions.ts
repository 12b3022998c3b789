/** One region as both Tencent APIs know it. */
export type TencentRegion = {
  code: string;
  /** The region's name in the legacy API; null where that API has no word for it. */
  legacy: string | null;
  nameZh: string;
  nameEn: string;
  kind: "standard" | "finance" | "other";
};

/**
 * The regions of Tencent Cloud (region service 2022-06-27 and the legacy region codes of document 248/50863).
 * The image operations work in the standard ones, and in a finance one through its own host only.
 */
export const regions: TencentRegion[] = [
  { code: "ap-guangzhou", legacy: "gz", nameZh: "华南地区(广州)", nameEn: "Guangzhou", kind: "standard" },
  { code: "ap-shanghai", legacy: "sh", nameZh: "华东地区(上海)", nameEn: "Shanghai", kind: "standard" },
  { code: "ap-nanjing", legacy: "nj", nameZh: "华东地区(南京)", nameEn: "Nanjing", kind: "standard" },
  { code: "ap-beijing", legacy: "bj", nameZh: "华北地区(北京)", nameEn: "Beijing", kind: "standard" },
  { code: "ap-chengdu", legacy: "cd", nameZh: "西南地区(成都)", nameEn: "Chengdu", kind: "standard" },
  { code: "ap-chongqing", legacy: "cq", nameZh: "西南地区(重庆)", nameEn: "Chongqing", kind: "standard" },
  {
    code: "ap-hongkong",
    legacy: "hk",
    nameZh: "港澳台地区(中国香港)",
    nameEn: "Hong Kong (China)",
    kind: "standard",
  },
  { code: "ap-seoul", legacy: "kr", nameZh: "亚太东北(首尔)", nameEn: "Seoul", kind: "standard" },
  { code: "ap-tokyo", legacy: "jp", nameZh: "亚太东北(东京)", nameEn: "Tokyo", kind: "standard" },
  { code: "ap-singapore", legacy: "sg", nameZh: "亚太东南(新加坡)", nameEn: "Singapore", kind: "standard" },
  { code: "ap-bangkok", legacy: "th", nameZh: "亚太东南(曼谷)", nameEn: "Bangkok", kind: "standard" },
  { code: "ap-jakarta", legacy: null, nameZh: "亚太东南(雅加达)", nameEn: "Jakarta", kind: "standard" },
  {
    code: "na-siliconvalley",
    legacy: "usw",
    nameZh: "美国西部(硅谷)",
    nameEn: "Silicon Valley",
    kind: "standard",
  },
  {
    code: "na-ashburn",
    legacy: "use",
    nameZh: "美国东部(弗吉尼亚)",
    nameEn: "Virginia (Ashburn)",
    kind: "standard",
  },
  { code: "eu-frankfurt", legacy: "de", nameZh: "欧洲地区(法兰克福)", nameEn: "Frankfurt", kind: "standard" },
  { code: "sa-saopaulo", legacy: null, nameZh: "南美地区(圣保罗)", nameEn: "São Paulo", kind: "standard" },
  {
    code: "ap-shanghai-fsi",
    legacy: "shjr",
    nameZh: "华东地区(上海金融)",
    nameEn: "Shanghai Finance",
    kind: "finance",
  },
  {
    code: "ap-shenzhen-fsi",
    legacy: "szjr",
    nameZh: "华南地区(深圳金融)",
    nameEn: "Shenzhen Finance",
    kind: "finance",
  },
  { code: "ap-mumbai", legacy: "in", nameZh: "亚太南部(孟买)", nameEn: "Mumbai", kind: "other" },
  { code: "na-toronto", legacy: "ca", nameZh: "北美地区(多伦多)", nameEn: "Toronto", kind: "other" },
  { code: "eu-moscow", legacy: null, nameZh: "欧洲地区(莫斯科)", nameEn: "Moscow", kind: "other" },
  {
    code: "ap-guangzhou-open",
    legacy: "gzopen",
    nameZh: "华南地区(广州Open)",
    nameEn: "Guangzhou Open",
    kind: "other",
  },
  { code: "ap-guiyang", legacy: null, nameZh: "西南地区(贵阳)", nameEn: "Guiyang", kind: "other" },
  { code: "ap-xian-ec", legacy: null, nameZh: "西北地区(西安)", nameEn: "Xi'an edge", kind: "other" },
];

/** What DescribeRegions of CVM (2017-03-12) lists in its published example; its total there is 9. */
export const cvmRegionCodes = [
  "ap-beijing",
  "ap-guangzhou",
  "ap-hongkong",
  "ap-shanghai",
  "ap-shanghai-fsi",
  "ap-shenzhen-fsi",
  "ap-singapore",
  "na-siliconvalley",
];

/** What DescribeRegions of the region service lists in its published example; its total there is 21. */
export const regionServiceCodes = [
  "ap-guangzhou",
  "ap-shanghai",
  "ap-nanjing",
  "ap-beijing",
  "ap-chengdu",
  "ap-chongqing",
  "ap-xian-ec",
  "ap-hongkong",
  "ap-guiyang",
  "ap-seoul",
  "ap-tokyo",
  "ap-singapore",
  "ap-bangkok",
  "ap-jakarta",
  "na-siliconvalley",
  "eu-frankfurt",
  "na-ashburn",
  "sa-saopaulo",
];
