import { eq, isNull, or, sql } from "drizzle-orm";
import { database } from "../database";
import { lastViews, views } from "../database/tables";
import type { SavedView, ViewShelf } from "../domain/view";

/** The views that a person may use: their own and the team's, by name, and the state they used last. */
export async function readViews(userId: string): Promise<ViewShelf> {
  const db = await database();
  const [rows, [last]] = await Promise.all([
    db
      .select()
      .from(views)
      .where(or(eq(views.ownerId, userId), isNull(views.ownerId)))
      .orderBy(sql`lower(${views.name})`),
    db.select().from(lastViews).where(eq(lastViews.userId, userId)),
  ]);
  const all = rows.map(toView);
  return {
    own: all.filter(({ owner }) => owner === "me"),
    team: all.filter(({ owner }) => owner === "team"),
    last: last ? { address: last.address, usedAt: last.usedAt } : null,
  };
}

export function toView(row: typeof views.$inferSelect): SavedView {
  const { id, name, address, revision, changedAt } = row;
  return { id, owner: row.ownerId === null ? "team" : "me", name, address, revision, changedAt };
}
