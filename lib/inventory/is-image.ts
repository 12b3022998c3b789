import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { images } from "../database/tables";
import type { ImageRef } from "../domain/image";
import { sourceKeyOf } from "./search/entry";

/** The row of one image. */
export function isImage(ref: ImageRef): SQL | undefined {
  return and(
    eq(images.connectionId, ref.connectionId),
    eq(images.regionId, ref.regionId),
    eq(images.imageId, ref.imageId),
  );
}

/**
 * The rows of many images, none for an empty list. One array per source: a statement takes at most 65,535 parameters,
 * and a join with the list would depend on what PostgreSQL guesses about a table that has just grown.
 */
export function isOneOf(refs: readonly ImageRef[]): SQL | undefined {
  const bySource = new Map<string, ImageRef[]>();
  for (const ref of refs) {
    const key = sourceKeyOf(ref);
    const known = bySource.get(key);
    if (known) known.push(ref);
    else bySource.set(key, [ref]);
  }
  const sources = [...bySource.values()].flatMap((ofSource) => {
    const [first] = ofSource;
    if (!first) return [];
    const ids = sql.param(ofSource.map(({ imageId }) => imageId));
    return and(
      eq(images.connectionId, first.connectionId),
      eq(images.regionId, first.regionId),
      sql`${images.imageId} = any(${ids}::text[])`,
    );
  });
  return sources.length === 0 ? sql`false` : or(...sources);
}
