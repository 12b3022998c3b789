import { CLOUDS, type CloudId } from "../cloud";
import { type ImageFilter, withChoice } from "../image-filter";
import { HEADROOM_ROWS, STANDINGS, type Standing } from "./headroom";
import type { TargetRef } from "./share-targets";
import { readWord, whoseFilter } from "./whose";

export const HEADROOM_TABS = ["limits", "targets"] as const;
export type HeadroomTab = (typeof HEADROOM_TABS)[number];

/** All that the address of the headroom board says. */
export type HeadroomAddress = {
  tab: HeadroomTab;
  cloud: CloudId | null;
  standing: Standing | null;
  /** The first is 1. */
  page: number;
  target: TargetRef | null;
};

const MOST_PAGES = 100_000;

/** Reads `?tab=targets&cloud=jdcloud-vm&standing=near&page=2&target=…`; what it does not understand falls away. */
export function readHeadroomAddress(params: URLSearchParams): HeadroomAddress {
  const page = params.get("page") ?? "";
  const cloud = CLOUDS.find((known) => known === params.get("cloud")) ?? null;
  const account = params.get("target") ?? "";
  return {
    tab: readWord(params.get("tab"), HEADROOM_TABS),
    cloud,
    standing: STANDINGS.find((known) => known === params.get("standing")) ?? null,
    page: /^\d{1,6}$/.test(page) ? Math.min(MOST_PAGES, Math.max(1, Number(page))) : 1,
    target: cloud !== null && account !== "" && account.length <= 200 ? { cloud, account } : null,
  };
}

/** The address in its one spelling: what the board begins with is left out. */
export function headroomPath(address: HeadroomAddress): string {
  const query = headroomQuery(address).toString();
  return query === "" ? "/headroom" : `/headroom?${query}`;
}

/** The same without the path. */
export function headroomQuery({ tab, cloud, standing, page, target }: HeadroomAddress): URLSearchParams {
  const params = new URLSearchParams();
  if (tab === "targets") {
    params.set("tab", tab);
    if (target !== null) {
      params.set("cloud", target.cloud);
      params.set("target", target.account);
    }
    return params;
  }
  if (cloud !== null) params.set("cloud", cloud);
  if (standing !== null) params.set("standing", standing);
  if (page > 1) params.set("page", String(page));
  return params;
}

/** Where the rows of a page begin. */
export function firstRow({ page }: HeadroomAddress): number {
  return (page - 1) * HEADROOM_ROWS;
}

/** Own images, of one cloud where one is chosen. */
export function headroomFilter({ cloud }: Pick<HeadroomAddress, "cloud">): ImageFilter {
  const own = whoseFilter("own");
  return cloud === null ? own : withChoice(own, "cloud", cloud, "include");
}

/** The filter of the list that shows exactly the images of a standing; null: no filter of the list says that. */
export function standingFilter(cloud: CloudId | null, standing: Standing): ImageFilter | null {
  const word = LIST_WORDS[standing];
  return word === undefined ? null : withChoice(headroomFilter({ cloud }), "sharing", word, "include");
}

/** `full`: a limit of 0 that nothing uses is full on the board and not shared in the list, so there is no filter for it. */
const LIST_WORDS: Partial<Record<Standing, string>> = {
  near: "near-limit",
  "not-asked": "not-asked",
  "not-permitted": "not-permitted",
  everyone: "everyone",
};
