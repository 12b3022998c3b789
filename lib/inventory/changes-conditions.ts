import { and, type SQL, sql } from "drizzle-orm";
import { changes } from "../database/tables";
import type { ChangesFilter } from "../domain/changes-filter";
import { cloudOf } from "../domain/cloud";
import type { Choice } from "../domain/image-filter";
import type { ChangesConnection } from "./changes-places";

/** The conditions of a filter. Clouds are asked for by their connections, which are few. */
export function conditionsOf(
  { q, facets }: ChangesFilter,
  known: ReadonlyMap<string, ChangesConnection>,
): (SQL | undefined)[] {
  const ofClouds = (clouds: readonly string[]) =>
    [...known.values()].filter(({ dialect }) => clouds.includes(cloudOf(dialect))).map(({ id }) => id);
  return [
    chosen(changes.kind, facets.kind),
    chosen(sql`coalesce(${changes.ownership}, 'unknown')`, facets.ownership),
    chosen(changes.connectionId, facets.account),
    chosen(changes.regionId, facets.region),
    chosen(changes.connectionId, {
      include: facets.cloud.include.length > 0 ? ["", ...ofClouds(facets.cloud.include)] : [],
      exclude: ofClouds(facets.cloud.exclude),
    }),
    ...about(facets.field),
    ...q.split(/\s+/u).filter(Boolean).map(tells),
  ];
}

function chosen(
  column: typeof changes.connectionId | typeof changes.regionId | typeof changes.kind | SQL,
  choice: Choice,
) {
  const { include, exclude } = choice;
  const isIn = (values: string[]) => sql`${column} = any(${sql.param(values)}::text[])`;
  return and(
    include.length > 0 ? isIn(include) : undefined,
    exclude.length > 0 ? sql`not (${isIn(exclude)})` : undefined,
  );
}

/** A change may be about several fields: one of the included ones and none of the excluded. */
function about({ include, exclude }: Choice): SQL[] {
  const words = sql`string_to_array(${changes.topics}, ',')`;
  return [
    ...(include.length > 0 ? [sql`${words} && ${sql.param(include)}::text[]`] : []),
    ...(exclude.length > 0 ? [sql`not (${words} && ${sql.param(exclude)}::text[])`] : []),
  ];
}

/** Whether a word is in the image's name or id, or in what changed. Names and values are kept as JSON. */
function tells(word: string): SQL {
  const asJson = `%${escapedLike(JSON.stringify(word).slice(1, -1))}%`;
  const plain = `%${escapedLike(word)}%`;
  return sql`(${changes.imageId} ilike ${plain} or ${changes.imageName} ilike ${asJson} or ${changes.fields} ilike ${asJson})`;
}

function escapedLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
