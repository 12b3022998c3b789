import { growth } from "../growth";
import type { EnsImage } from "./image";
import { grownImages, notableImages, publishedImages } from "./own-images";
import { publicImages } from "./public-images";

/** The two entries of ENS; each has its own list of images. */
export type Site = "mainland" | "ap-southeast-1";

export type EnsRegion = { id: string; name: string; enName: string; area: string; province: string };

export const hosts: Record<Site, string> = {
  mainland: "ens.aliyuncs.com",
  "ap-southeast-1": "ens.ap-southeast-1.aliyuncs.com",
};

const mainlandRegionIds: [string, ...string[]] = [
  "cn-beijing",
  "cn-zhangjiakou",
  "cn-wulanchabu",
  "cn-hangzhou",
  "cn-shanghai",
  "cn-heyuan",
  "cn-chengdu",
];

/** All images of a site, newest first; of two with the same time the longer id stands first. */
export const images: Record<Site, EnsImage[]> = {
  mainland: ordered([
    ...publishedImages,
    ...notableImages,
    ...grownImages({ seed: 11, count: 20, owner: "self", regionIds: mainlandRegionIds }),
    ...grownImages({ seed: 12, count: 7, owner: "others", regionIds: mainlandRegionIds }),
    ...publicImages,
  ]),
  "ap-southeast-1": ordered([
    ...grownImages({ seed: 21, count: 9, owner: "self", regionIds: ["ap-southeast-1"] }),
    ...grownImages({ seed: 22, count: 2, owner: "others", regionIds: ["ap-southeast-1"] }),
    ...publicImages.slice(-4).map((image) => ({ ...image, regionId: "ap-southeast-1" })),
  ]),
};

/** All images of a site, those of the growth behind the others. */
export function imagesOf(site: Site): readonly EnsImage[] {
  const name = `${site} ${growth()}`;
  const known = grown.get(name);
  if (known) return known;
  const regionIds: [string, ...string[]] = site === "mainland" ? mainlandRegionIds : ["ap-southeast-1"];
  const seed = site === "mainland" ? 8_001 : 8_002;
  const all = [...images[site], ...grownImages({ seed, count: growth(), owner: "self", regionIds })];
  grown.set(name, all);
  return all;
}

const grown = new Map<string, readonly EnsImage[]>();

/** Edge nodes: where instances run, not where images are stored. */
export const regions: Record<Site, EnsRegion[]> = {
  mainland: [
    region("cn-dalian-unicom", "大连联通", "Dalian Unicom", "NorthEastChina", "Liaoning"),
    region("cn-hangzhou-27", "杭州-27", "Hangzhou-27", "EastChina", "Zhejiang"),
    region("cn-beijing-15", "北京-15", "Beijing-15", "NorthChina", "Beijing"),
    region("cn-guangzhou-telecom", "广州电信", "Guangzhou Telecom", "SouthChina", "Guangdong"),
    region("cn-chengdu-cmcc-2", "成都移动-2", "Chengdu CMCC-2", "SouthWestChina", "Sichuan"),
  ],
  "ap-southeast-1": [
    region("ap-singapore-3", "新加坡-3", "Singapore-3", "SouthEastAsia", "Singapore"),
    region("vn-hanoi-1", "河内-1", "Hanoi-1", "SouthEastAsia", "Hanoi"),
  ],
};

function region(id: string, name: string, enName: string, area: string, province: string): EnsRegion {
  return { id, name, enName, area, province };
}

function ordered(list: EnsImage[]): EnsImage[] {
  return list.sort((a, b) => b.createdTime.localeCompare(a.createdTime) || b.id.length - a.id.length);
}
