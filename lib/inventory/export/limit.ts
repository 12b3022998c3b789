import { eq } from "drizzle-orm";
import { database } from "../../database";
import { exportLimits } from "../../database/tables";
import { EXPORTS_PER_HOUR } from "../../domain/export-limit";
import { LARGEST_WINDOW } from "../list";

const HOUR_MS = 3_600_000;

/**
 * Counts an export of so many rows, or says how many seconds to wait (null: none). Counted in the database, so that
 * several instances do not each allow as many.
 */
export async function countExport(
  userId: string,
  { rows, now }: { rows: number; now: Date },
): Promise<number | null> {
  if (rows <= LARGEST_WINDOW) return null;
  const db = await database();
  return await db.transaction(async (transaction) => {
    await transaction.insert(exportLimits).values({ userId, times: [] }).onConflictDoNothing();
    const [row] = await transaction
      .select()
      .from(exportLimits)
      .where(eq(exportLimits.userId, userId))
      .for("update");
    const recent = (row?.times ?? []).filter((at) => now.getTime() - Date.parse(at) < HOUR_MS);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= EXPORTS_PER_HOUR) {
      return Math.max(1, Math.ceil((Date.parse(oldest) + HOUR_MS - now.getTime()) / 1_000));
    }
    const times = [...recent, now.toISOString()];
    await transaction.update(exportLimits).set({ times }).where(eq(exportLimits.userId, userId));
    return null;
  });
}
