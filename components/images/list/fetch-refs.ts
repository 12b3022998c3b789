import type { ImageRef } from "@/lib/domain/image";
import { fetchRows } from "./fetch-images";

/** More images than this cannot be selected by one click: their ids alone would be a megabyte. Export takes them all. */
export const MOST_AT_ONCE = 5_000;

/** Rows that the route gives at the most. */
const STEP = 200;

/**
 * The refs of the whole result, read window by window. Throws ListError; a result that changed meanwhile is read
 * once more from its beginning, then taken as it came.
 */
export async function fetchRefs(address: string, total: number): Promise<ImageRef[]> {
  const first = await readAll(address, total);
  return first.torn ? (await readAll(address, total)).refs : first.refs;
}

async function readAll(address: string, total: number): Promise<{ refs: ImageRef[]; torn: boolean }> {
  const refs: ImageRef[] = [];
  const revisions = new Set<number>();
  for (let from = 0; from < Math.min(total, MOST_AT_ONCE); from += STEP) {
    const { rows, revision } = await fetchRows({ address, from, limit: STEP });
    refs.push(...rows.map(({ ref }) => ref));
    revisions.add(revision);
  }
  return { refs, torn: revisions.size > 1 };
}
