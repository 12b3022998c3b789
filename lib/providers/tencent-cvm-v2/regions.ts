import type { CatalogRegion } from "../catalog";

/** A region of the legacy API: known to us by its API 3.0 id, so that a switch of dialect keeps every image. */
export type LegacyRegion = Omit<CatalogRegion, "host"> & { code: string };

/**
 * The regions that have a code in the legacy API (documents 248/50863 and 1111/46459). That `ca`, "North America", is
 * Toronto is inferred from its name in API 3.0. Jakarta, São Paulo and Moscow have no published code.
 */
export const LEGACY_REGIONS: readonly LegacyRegion[] = [
  region("gz", "ap-guangzhou", "Guangzhou", "华南地区(广州)"),
  region("sh", "ap-shanghai", "Shanghai", "华东地区(上海)"),
  region("nj", "ap-nanjing", "Nanjing", "华东地区(南京)"),
  region("bj", "ap-beijing", "Beijing", "华北地区(北京)"),
  region("cd", "ap-chengdu", "Chengdu", "西南地区(成都)"),
  region("cq", "ap-chongqing", "Chongqing", "西南地区(重庆)"),
  region("hk", "ap-hongkong", "Hong Kong (China)", "港澳台地区(中国香港)"),
  region("kr", "ap-seoul", "Seoul", "亚太东北(首尔)"),
  region("jp", "ap-tokyo", "Tokyo", "亚太东北(东京)"),
  region("sg", "ap-singapore", "Singapore", "亚太东南(新加坡)"),
  region("th", "ap-bangkok", "Bangkok", "亚太东南(曼谷)"),
  region("in", "ap-mumbai", "Mumbai", "亚太南部(孟买)"),
  region("usw", "na-siliconvalley", "Silicon Valley", "美国西部(硅谷)"),
  region("use", "na-ashburn", "Virginia (Ashburn)", "美国东部(弗吉尼亚)"),
  region("ca", "na-toronto", "Toronto", "北美地区(多伦多)"),
  region("de", "eu-frankfurt", "Frankfurt", "欧洲地区(法兰克福)"),
  region("gzopen", "ap-guangzhou-open", "Guangzhou Open", "华南地区(广州Open)"),
  { ...region("shjr", "ap-shanghai-fsi", "Shanghai Finance", "华东地区(上海金融)"), kind: "finance" },
  { ...region("szjr", "ap-shenzhen-fsi", "Shenzhen Finance", "华南地区(深圳金融)"), kind: "finance" },
];

/** North America (`ca`) has no marketplace, so its type is not asked for there. */
export const WITHOUT_MARKETPLACE: readonly string[] = ["na-toronto"];

/** The legacy code of a region, or null for a region that the legacy API does not know. */
export function legacyCodeOf(regionId: string): string | null {
  return LEGACY_REGIONS.find(({ id }) => id === regionId)?.code ?? null;
}

function region(code: string, id: string, en: string, zh: string): LegacyRegion {
  return { code, id, name: { en, "zh-CN": zh }, kind: "standard" };
}
