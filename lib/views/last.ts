import { eq } from "drizzle-orm";
import { database } from "../database";
import { lastViews } from "../database/tables";

/** Remembers what a person looks at. The plain list is nothing to come back to, so it is not remembered. */
export async function rememberView(userId: string, address: string, now: Date): Promise<void> {
  if (address === "") return;
  const db = await database();
  const row = { userId, address, usedAt: now.toISOString() };
  await db.insert(lastViews).values(row).onConflictDoUpdate({ target: lastViews.userId, set: row });
}

/** Forgets it, until the next one. */
export async function forgetLastView(userId: string): Promise<void> {
  const db = await database();
  await db.delete(lastViews).where(eq(lastViews.userId, userId));
}
