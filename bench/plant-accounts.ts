import { database } from "../lib/database";
import { connections } from "../lib/database/tables";
import type { DialectId } from "../lib/domain/cloud";
import { ACCOUNTS } from "./inventory-words";

/** Stores the accounts of the generated images, with keys that open nothing. */
export async function plantAccounts(): Promise<void> {
  const db = await database();
  await db.insert(connections).values(
    ACCOUNTS.map(({ id, name, cloud, regions }) => ({
      id,
      name,
      // Each of these clouds has a dialect of its own name.
      dialect: cloud as DialectId,
      regions: [...regions],
      keyHint: "FAKE…00",
    })),
  );
}
