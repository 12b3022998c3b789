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
  listen(channel: string, heard: (told?: string) => void): Promise<void>;
  /** Connections of the pool, and requests that wait for one. */
  pool(): PoolCounts;
  close(): Promise<void>;
};

export type PoolCounts = { total: number; idle: number; waiting: number };

/** How long a request waits for a connection: a database that is not reachable must not hold it for ever. */
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * A process that is paused in the middle of a transaction holds its locks, and nobody else can write. The database ends
 * such a transaction before the process's leases are over; an awake one is never idle in the middle for so long.
 */
const IDLE_IN_TRANSACTION_MS = 30_000;

/** Connects and brings the tables up to date. Throws what `pg` throws, and `MigrationError`. */
export async function openDatabase(connection: pg.PoolConfig): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    max: 10,
    application_name: "nephoscope",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    ...connection,
  });
  // Without a listener, an idle connection that the server ends would end the process.
  pool.on("error", (error) => log.warn({ error: error.message }, "an idle database connection ended"));
  // Likewise one that ends between two statements of a transaction; its next statement fails and tells whoever runs it.
  pool.on("connect", (client) => {
    client.on("error", (error) =>
      log.warn({ error: error.message }, "a database connection ended while in use"),
    );
  });
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
