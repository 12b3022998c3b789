import { database } from "../database";
import { images } from "../database/tables";
import { copiesOf, type Elsewhere, newestByPlace, snapshotsOf } from "../domain/elsewhere";
import { releaseValue } from "../domain/facet-value";
import type { ImageRef } from "../domain/image";
import { emptyFilter, type ImageFilter, withChoice } from "../domain/image-filter";
import type { ImageRow } from "../domain/image-list";
import { isImage } from "./is-image";
import { LARGEST_WINDOW, listImages, listRows } from "./list";

/** Sources that are looked into one by one, where the newest images of a release are all in a few places. */
const MOST_QUESTIONS = 60;

/** Copies of an image, and the newest images of its release in all other sources. Null when it is not known here. */
export async function readElsewhere(ref: ImageRef): Promise<Elsewhere | null> {
  const db = await database();
  const [row] = await db.select({ shown: images.shown }).from(images).where(isImage(ref));
  if (!row) return null;
  const image = row.shown;
  // A search finds more than copies: words that merely hold these. What counts is decided row by row.
  const searches = [...new Set([...snapshotsOf(image), image.name ?? ""])].filter(
    (text) => text.trim() !== "",
  );
  const found = await Promise.all(searches.map((q) => firstRows({ ...emptyFilter(), q })));
  const release = releaseValue(image.os);
  return {
    copies: copiesOf(image, found.flat()),
    places: release === "unknown" ? null : await placesOf(ref, release),
  };
}

async function placesOf(ref: ImageRef, release: string) {
  const filter = withChoice(emptyFilter(), "release", release, "include");
  const { total, rows, sources } = await listImages(filter, { from: 0, limit: LARGEST_WINDOW });
  const places = newestByPlace(ref, sources, rows);
  if (total <= rows.length) return places;
  // What is older than the first window may still be the newest of its place.
  const open = places.filter(({ newest }) => newest === null).slice(0, MOST_QUESTIONS);
  const more = await Promise.all(
    open.map(({ connectionId, regionId }) =>
      firstRows(
        withChoice(withChoice(filter, "account", connectionId, "include"), "region", regionId, "include"),
        1,
      ),
    ),
  );
  return newestByPlace(ref, sources, [...rows, ...more.flat()]);
}

async function firstRows(filter: ImageFilter, limit = LARGEST_WINDOW): Promise<ImageRow[]> {
  return (await listRows(filter, { from: 0, limit })).rows;
}
