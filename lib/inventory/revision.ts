import { sql } from "drizzle-orm";
import type { Database } from "../database";

const REVISION_LOCK = 727_002;

/** The channel on which writers tell that images changed. */
export const IMAGES_CHANNEL = "nephoscope_images";

/**
 * Serialises writers from here to their commit. Numbers drawn by two transactions at once could become visible in
 * the wrong order, and an index that reads "everything above the last number" would miss the late one for ever.
 */
export async function lockRevisions(transaction: Database): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${REVISION_LOCK})`);
}

/** The next number, as an expression for an insert or update. Only under `lockRevisions`. */
export const nextRevision = sql<number>`nextval('image_revision')`;

/** Tells every instance, when and if the transaction commits. */
export async function announceImages(transaction: Database): Promise<void> {
  await transaction.execute(sql`select ${imagesNotice}`);
}

/** The same as an expression, for a statement that stores them. */
export const imagesNotice = sql`pg_notify(${IMAGES_CHANNEL}, '')`;
