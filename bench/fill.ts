import { sql } from "drizzle-orm";
import { database } from "../lib/database";
import { scopes, images as table } from "../lib/database/tables";
import { nextRevision } from "../lib/inventory/revision";
import { benchImages } from "./images";
import { ACCOUNTS } from "./inventory-words";
import { plantAccounts } from "./plant-accounts";

/** Rows per statement: PostgreSQL takes at most 65,535 parameters. */
const BATCH = 1_000;

/**
 * Fills the opened, empty database with generated images of sources that were all read a moment ago. The rows are
 * those of `writePage`, without the answers' texts, which no list reads.
 */
export async function fillDatabase(count: number): Promise<void> {
  const db = await database();
  const at = new Date().toISOString();
  await plantAccounts();
  await db
    .insert(scopes)
    .values(
      ACCOUNTS.flatMap(({ id, regions }) =>
        regions.map((regionId) => ({ connectionId: id, regionId, group: "all" as const, completeAt: at })),
      ),
    );
  let rows: (typeof table.$inferInsert)[] = [];
  for (const image of benchImages(count)) {
    rows.push({
      ...image.ref,
      group: "all",
      ownership: image.ownership.value,
      digest: "",
      listed: image,
      listedAt: at,
      shown: image,
      askedAt: image.ownership.value === "private" ? at : null,
      firstSeenAt: at,
      // An expression where a number stands: the column's type does not know of it.
      revision: nextRevision as unknown as number,
    });
    if (rows.length < BATCH) continue;
    await db.insert(table).values(rows);
    rows = [];
  }
  if (rows.length > 0) await db.insert(table).values(rows);
  // What PostgreSQL does by itself some time after so many new rows would be measured else.
  await db.execute(sql`vacuum analyze images`);
  await db.execute(sql`checkpoint`);
}
