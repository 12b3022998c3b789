import { inArray } from "drizzle-orm";
import { database } from "../database";
import { changes, images } from "../database/tables";
import type { ChangeRow } from "../domain/changes-page";
import { isOneOf } from "./is-image";
import { keyOf } from "./search/entry";

/** The columns of a change that is told. */
export const ROW = {
  id: changes.id,
  at: changes.at,
  connectionId: changes.connectionId,
  regionId: changes.regionId,
  imageId: changes.imageId,
  kind: changes.kind,
  fields: changes.fields,
  imageName: changes.imageName,
  ownership: changes.ownership,
};
export type StoredRow = Pick<typeof changes.$inferSelect, keyof typeof ROW>;

/** Some changes by their ids. */
export async function readRows(ids: readonly number[]): Promise<Map<number, ChangeRow>> {
  if (ids.length === 0) return new Map();
  const db = await database();
  const rows = await db
    .select(ROW)
    .from(changes)
    .where(inArray(changes.id, [...ids]));
  return new Map((await named(rows)).map((row) => [row.id, row]));
}

/** Rows as they are told. Those of an older version hold no name: theirs is the one that the image has now. */
export async function named(rows: readonly StoredRow[]): Promise<ChangeRow[]> {
  const nameless = rows.filter(({ ownership }) => ownership === null);
  const db = await database();
  const known =
    nameless.length === 0
      ? []
      : await db.select({ shown: images.shown }).from(images).where(isOneOf(nameless));
  const names = new Map(known.map(({ shown }) => [keyOf(shown.ref), shown.name]));
  return rows.map(({ id, kind, at, fields, imageName, connectionId, regionId, imageId }) => {
    const ref = { connectionId, regionId, imageId };
    return { id, ref, kind, at, fields, imageName: imageName ?? names.get(keyOf(ref)) ?? null };
  });
}
