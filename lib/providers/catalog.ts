import type { CloudId, DialectId } from "../domain/cloud";
import type { ScopeGroup } from "../domain/source";
import { catalog as alibabaEns } from "./alibaba-ens/catalog";
import { catalog as baiduBcc } from "./baidu-bcc/catalog";
import { catalog as jdcloudVm } from "./jdcloud-vm/catalog";
import { catalog as tencentCvm } from "./tencent-cvm/catalog";
import { catalog as tencentCvmV2 } from "./tencent-cvm-v2/catalog";

/** A region that a cloud's documents name. ENS has two sites in its place. */
export type CatalogRegion = {
  id: string;
  name: { en: string; "zh-CN": string };
  /** Finance regions are isolated and need a host of their own. */
  kind: "standard" | "finance" | "site";
  /** Host of the image service for this region, without scheme. */
  host: string;
};

/** One field of the form that takes a key. `name` is the cloud's own word for it, the same in every language. */
export type CredentialField = { field: "keyId" | "secret" | "token"; name: string; required: boolean };

/** An operation that the product calls, what for, and what an admin grants for it. */
export type CatalogOperation = {
  name: string;
  action: string;
  use: "list" | "detail" | "sharing" | "quota" | "regions" | "identity";
};

/** How often a cloud may be asked, and what it counts by. Calls a second. */
export type CallRates = {
  /** For operations that have no figure of their own. */
  perSecond: number;
  operations?: Readonly<Record<string, number>>;
  /** Whether each operation has its own allowance, or all of them share one. */
  per: "operation" | "connection";
  in: "region" | "everywhere";
};

/** Facts about a dialect that are safe in a browser: no code, no secrets, nothing that changes at run time. */
export type CatalogEntry = {
  dialect: DialectId;
  cloud: CloudId;
  /** Two letters for the cloud's tile. */
  mark: string;
  /** The service's proper name, e.g. `Tencent Cloud CVM`. */
  name: string;
  /** Not maintained by its vendor any more. */
  legacy: boolean;
  credentialFields: readonly CredentialField[];
  regions: readonly CatalogRegion[];
  /** Host of a region that the list above does not name; `{region}` stands for its id. */
  hostPattern: string;
  /** Hosts of the cloud's other services that the product asks, by the name its client gives them. */
  serviceHosts: Readonly<Record<string, string>>;
  /** Text of regular expressions for a whole id; checked before anything is signed. */
  regionPattern: string;
  imageIdPattern: string;
  /** What is walked in each region, and where a group does not exist. */
  groups: readonly { group: ScopeGroup; notIn?: readonly string[] }[];
  /** Whether `getImage` tells fields of own images that the list does not. */
  detailAddsFields: boolean;
  /** How many accounts an image may be shared with by the documents, where no call tells; null: not published. */
  documentedShareLimit: number | null;
  operations: readonly CatalogOperation[];
  rates: CallRates;
  documents: readonly { title: string; url: string }[];
};

export const CATALOG: Record<DialectId, CatalogEntry> = {
  "tencent-cvm": tencentCvm,
  "tencent-cvm-v2": tencentCvmV2,
  "jdcloud-vm": jdcloudVm,
  "baidu-bcc": baiduBcc,
  "alibaba-ens": alibabaEns,
};

/** The groups to walk in one region. */
export function groupsIn(dialect: DialectId, regionId: string): ScopeGroup[] {
  return CATALOG[dialect].groups.filter(({ notIn }) => !notIn?.includes(regionId)).map(({ group }) => group);
}

export function isRegionId(dialect: DialectId, text: string): boolean {
  return new RegExp(`^(?:${CATALOG[dialect].regionPattern})$`).test(text);
}

export function isImageId(dialect: DialectId, text: string): boolean {
  return new RegExp(`^(?:${CATALOG[dialect].imageIdPattern})$`).test(text);
}

export function regionName(dialect: DialectId, regionId: string, locale: "en" | "zh-CN"): string | null {
  return CATALOG[dialect].regions.find((region) => region.id === regionId)?.name[locale] ?? null;
}

/** The host of a region's image service, or of one of the cloud's other services. Null for an unknown service. */
export function hostOf(dialect: DialectId, regionId: string, service?: string): string | null {
  const entry = CATALOG[dialect];
  if (service !== undefined) return entry.serviceHosts[service] ?? null;
  const listed = entry.regions.find((region) => region.id === regionId);
  return listed?.host ?? entry.hostPattern.replace("{region}", regionId);
}
