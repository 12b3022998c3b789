import type { CloudId, DialectId } from "../cloud";
import type { FailureKind } from "../failure";
import type { Image } from "../image";
import type { ImageRow } from "../image-list";
import { sharingState } from "../sharing-state";
import type { BoardState } from "./board-state";

/**
 * How an own image stands to its sharing limit. `none-published`: shared with so many, and the cloud publishes no
 * limit. `untold`: asked, and no figures came.
 */
export const STANDINGS = [
  "full",
  "near",
  "room",
  "none-published",
  "not-asked",
  "not-permitted",
  "everyone",
  "untold",
] as const;
export type Standing = (typeof STANDINGS)[number];

/**
 * Where an image stands, and how full its limit is, in whole percent up to 100; null: it is shared with nobody, or there
 * are no two figures.
 */
export type Fullness = { standing: Standing; percent: number | null; rank: number };

/**
 * What is known of an own image's limit. `rank` is smaller the fuller it is: images with figures first, by fullness,
 * then those without a limit, by accounts, then those of which nothing is known, each reason by itself.
 */
export function fullnessOf(image: Pick<Image, "sharing" | "ownership">, alertPercent: number): Fullness {
  const { used, limit } = image.sharing;
  if (used !== null && limit !== null) {
    const share = limit <= 0 ? 1 : Math.max(0, used / limit);
    const standing =
      used >= limit ? "full" : used > 0 && used * 100 >= limit * alertPercent ? "near" : "room";
    // Over the limit comes before at the limit; both before whatever has room.
    return {
      standing,
      percent: used > 0 ? Math.min(100, Math.floor(share * 100)) : null,
      rank: -share,
    };
  }
  if (used !== null)
    return { standing: "none-published", percent: null, rank: 1 + 1 / (1 + Math.max(0, used)) };
  const state = sharingState(image, alertPercent);
  const standing =
    state === "not-asked" || state === "not-permitted" || state === "everyone" ? state : "untold";
  return { standing, percent: null, rank: STANDINGS.indexOf(standing) };
}

/** Shared images whose limit is so full, in whole percent. */
export type HeadroomDot = { percent: number; images: number };

/** The image quota of one account in one region, or why there are no figures. */
export type QuotaStanding = {
  connectionId: string;
  connectionName: string;
  dialect: DialectId;
  regionId: string;
  used: number | null;
  limit: number | null;
  /** When the figures were told, ISO 8601 UTC; null: never. */
  askedAt: string | null;
  /** Why the last try brought nothing; null: it did, or there was none. */
  failure: FailureKind | null;
  /** `not-offered`: the cloud's API has no operation that tells it. */
  known: "counted" | "none-published" | "not-asked" | "not-permitted" | "not-offered" | "failed" | "untold";
};

export type Headroom = BoardState & {
  /** Own images by standing, over all pages. */
  standings: Record<Standing, number>;
  /** Own images by cloud, whatever is chosen. */
  clouds: { cloud: CloudId; images: number }[];
  dots: HeadroomDot[];
  /** From so many percent on a limit is nearly full. */
  alertPercent: number;
  /** Images of the chosen cloud and standing, the fullest first: one page of them. */
  chosen: number;
  from: number;
  rows: ImageRow[];
  quotas: QuotaStanding[];
};

/** Rows of one page. */
export const HEADROOM_ROWS = 100;

/** How full the quota is and what is known of it, the fullest first, unknown ones last. */
export function quotaStanding(
  place: Pick<QuotaStanding, "connectionId" | "connectionName" | "dialect" | "regionId">,
  told: { used: number | null; limit: number | null; askedAt: string; failure: FailureKind | null } | null,
  offered: boolean,
): QuotaStanding {
  if (told === null) {
    const known = offered ? "not-asked" : "not-offered";
    return { ...place, used: null, limit: null, askedAt: null, failure: null, known };
  }
  const { used, limit, askedAt, failure } = told;
  // A try that failed keeps the figures of the one before; without any there is nothing to tell the age of.
  const figures = used !== null || limit !== null;
  const known =
    used !== null && limit !== null
      ? "counted"
      : failure === "forbidden"
        ? "not-permitted"
        : failure !== null && !figures
          ? "failed"
          : used !== null
            ? "none-published"
            : "untold";
  return { ...place, used, limit, askedAt: figures ? askedAt : null, failure, known };
}

/** The fullest first; those without two figures last, by account and region. */
export function byQuotaFullness(a: QuotaStanding, b: QuotaStanding): number {
  const share = ({ used, limit }: QuotaStanding) =>
    used === null || limit === null ? -1 : limit <= 0 ? 1 : used / limit;
  return (
    share(b) - share(a) || compare(a.connectionName, b.connectionName) || compare(a.regionId, b.regionId)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
