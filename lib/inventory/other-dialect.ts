import { and, eq, inArray, isNull } from "drizzle-orm";
import { type Database, database } from "../database";
import { images } from "../database/tables";
import type { DialectId } from "../domain/cloud";
import type { Image } from "../domain/image";
import type { Scope, ScopeGroup } from "../domain/source";
import { lockRevisions } from "./revision";
import { broughtBy } from "./scopes";

/**
 * Gives each image of a connection to the group whose listing would bring it in another dialect, so that it is missed
 * where it should be found and nowhere else. What no listing there brings goes to the first group, where it is asked
 * for by its id.
 */
export async function regroupImages(
  transaction: Database,
  connectionId: string,
  plan: { regionId: string; groups: ScopeGroup[] }[],
): Promise<void> {
  await lockRevisions(transaction);
  for (const { regionId, groups } of plan) {
    const inRegion = and(eq(images.connectionId, connectionId), eq(images.regionId, regionId));
    const [first] = groups;
    if (first) await transaction.update(images).set({ group: first, missingPasses: 0 }).where(inRegion);
    for (const group of groups) {
      await transaction
        .update(images)
        .set({ group })
        .where(and(inRegion, inArray(images.ownership, broughtBy(group))));
    }
  }
}

/** The images of a scope that a walk did not see and that only another dialect has told of so far. */
export async function unseenOfOtherDialect(
  scope: Scope,
  dialect: DialectId,
  seen: ReadonlySet<string>,
): Promise<Image[]> {
  const db = await database();
  const inScope = and(
    eq(images.connectionId, scope.connectionId),
    eq(images.regionId, scope.regionId),
    eq(images.group, scope.group),
    isNull(images.goneAt),
  );
  const ids = (await db.select({ imageId: images.imageId }).from(images).where(inScope))
    .map(({ imageId }) => imageId)
    .filter((imageId) => !seen.has(imageId));
  if (ids.length === 0) return [];
  const rows = await db
    .select({ listed: images.listed })
    .from(images)
    .where(and(inScope, inArray(images.imageId, ids)));
  return rows.map(({ listed }) => listed).filter((image) => image.dialect !== dialect);
}
