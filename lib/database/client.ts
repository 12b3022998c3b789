import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { log } from "../log";
import { listen } from "./listen";
import { migrateDatabase } from "./migrate";
import * as tables from "./tables";

/** Queries on the pool, or inside a transaction: both take the same calls. */
export type Database = Omit<NodePgDatabase<typeof tables>, "$client">;

export type OpenDatabase = {
  db: Database;
  /** Calls `heard` at each `pg_notify` on a channel, and whenever some may have been missed. Ends with `close`. */
  listen(channel: string, heard: () => void): Promise<void>;
  /** Connections of the pool, and requests that wait for one. */
  pool(): PoolCounts;
  close(): Promise<void>;
};

export type PoolCounts = { total: number; idle: number; waiting: number };

/** How long a request waits for a connection: a database that is not reachable must not hold it for ever. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Connects and brings the tables up to date. Throws what `pg` throws, and `MigrationError`. */
export async function openDatabase(connection: pg.PoolConfig): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    max: 10,
    application_name: "nephoscope",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...connection,
  });
  // Without a listener, an idle connection that the server ends would end the process.
  pool.on("error", (error) => log.warn({ error: error.message }, "an idle database connection ended"));
  try {
    await migrateDatabase(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const endListeners: (() => Promise<void>)[] = [];
  return {
    db: drizzle(pool, { schema: tables }),
    async listen(channel, heard) {
      endListeners.push(await listen(connection, channel, heard));
    },
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      await Promise.all(endListeners.map((end) => end()));
      await pool.end();
    },
  };
}
