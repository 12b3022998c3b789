import type { ImagePage } from "../providers/port";

/** What a walk has met so far, and what the cloud said that there is. */
export type Tally = {
  /** Ids of all images met. */
  seen: ReadonlySet<string> & { add(imageId: string): unknown };
  add(page: Pick<ImagePage, "items" | "total" | "listing">): void;
  /** Figures for the record of the pass. */
  counts(): { images: number; told: number | null; drift: number };
  /**
   * Why the pages cannot be the whole list, or null. `total-shrank`: something went while we walked, so that what came
   * after it moved up and may have slipped through between two pages. `items-repeated`, `fewer-than-told`: by the cloud's
   * own total some images never came; in the first case others came twice.
   */
  contradiction(): "total-shrank" | "items-repeated" | "fewer-than-told" | null;
};

type Listing = { ids: Set<string>; items: number; total: number | null; drift: number; shrank: boolean };

export function createTally(): Tally {
  const seen = new Set<string>();
  const listings = new Map<number, Listing>();
  return {
    seen,
    add({ items, total, listing: position = 0 }) {
      const listing = listings.get(position) ?? { ids: new Set(), items: 0, total, drift: 0, shrank: false };
      listings.set(position, listing);
      for (const { value } of items) {
        listing.ids.add(value.ref.imageId);
        seen.add(value.ref.imageId);
      }
      listing.items += items.length;
      if (total === null) return;
      const moved = total - (listing.total ?? total);
      listing.drift += Math.abs(moved);
      if (moved < 0) listing.shrank = true;
      listing.total = total;
    },
    counts() {
      const all = [...listings.values()];
      const totals = all.flatMap(({ total }) => total ?? []);
      return {
        images: seen.size,
        told: totals.length > 0 ? totals.reduce((sum, total) => sum + total, 0) : null,
        drift: all.reduce((sum, { drift }) => sum + drift, 0),
      };
    },
    contradiction() {
      const all = [...listings.values()];
      if (all.some(({ shrank }) => shrank)) return "total-shrank";
      const lacking = all.filter(({ ids, total }) => total !== null && ids.size < total);
      if (lacking.length === 0) return null;
      return lacking.some(({ ids, items }) => items > ids.size) ? "items-repeated" : "fewer-than-told";
    },
  };
}
