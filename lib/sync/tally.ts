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
   * after it moved up and may have slipped through between two pages. `items-repeated`: images came twice and others, by
   * the cloud's own total, not at all.
   */
  contradiction(): "total-shrank" | "items-repeated" | null;
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
      const lacks = ({ ids, items, total }: Listing) =>
        items > ids.size && total !== null && ids.size < total;
      return all.some(lacks) ? "items-repeated" : null;
    },
  };
}
