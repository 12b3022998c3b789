import { forgetProcessWide, processWide } from "../process-wide";
import { type Database, type OpenDatabase, openDatabase, type PoolCounts } from "./client";

export type { Database, OpenDatabase, PoolCounts } from "./client";

type Slot = { opening: Promise<OpenDatabase> | null };
const slot = () => processWide<Slot>("database", () => ({ opening: null }));

/** Opens the process's database once; the start-up calls it before anything else. */
export function startDatabase(connection: Parameters<typeof openDatabase>[0]): Promise<OpenDatabase> {
  const held = slot();
  held.opening ??= openDatabase(connection);
  return held.opening;
}

/** The process's database. Throws when the start-up has not opened it. */
export async function database(): Promise<Database> {
  const { opening } = slot();
  if (!opening) throw new Error("the database is used before the start-up opened it");
  return (await opening).db;
}

/** The pool of the process's database. Throws when the start-up has not opened it. */
export async function databasePool(): Promise<PoolCounts> {
  const { opening } = slot();
  if (!opening) throw new Error("the database is used before the start-up opened it");
  return (await opening).pool();
}

export async function stopDatabase(): Promise<void> {
  const { opening } = slot();
  forgetProcessWide("database");
  if (opening) await (await opening).close();
}
