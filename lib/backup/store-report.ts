import path from "node:path";
import type { StoreReport } from "../domain/store-report";
import { env } from "../env";
import { log } from "../log";
import { backupState } from "./keep";
import { storeSizes } from "./sizes";

/** How large the store is, and how its backups went. What cannot be told is null, and the reason is in the log. */
export async function storeReport(): Promise<StoreReport> {
  const { backup, databaseUrl, demo } = env();
  const folder = path.resolve(/*turbopackIgnore: true*/ backup.folder);
  const [sizes, backups] = await Promise.all([orNull(storeSizes()), orNull(backupState(folder))]);
  return { sizes, backups, folder, embedded: databaseUrl === null, automatic: backup.automatic && !demo };
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  return await reading.catch((error: unknown) => {
    log.warn({ error }, "a part of the store could not be told");
    return null;
  });
}
