import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { log } from "../log";
import { migrateDatabase } from "./migrate";
import * as tables from "./tables";

/** Queries on the pool, or inside a transaction: both take the same calls. */
export type Database = Omit<NodePgDatabase<typeof tables>, "$client">;

export type OpenDatabase = {
  db: Database;
  /** A connection of its own that hears `pg_notify` on a channel. Returns the way to stop. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/** Connects and brings the tables up to date. Throws what `pg` throws, and `MigrationError`. */
export async function openDatabase(connection: pg.PoolConfig): Promise<OpenDatabase> {
  const pool = new pg.Pool({ max: 10, application_name: "nephoscope", ...connection });
  // Without a listener, an idle connection that the server ends would end the process.
  pool.on("error", (error) => log.warn({ error: error.message }, "an idle database connection ended"));
  try {
    await migrateDatabase(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const listeners = new Set<pg.Client>();
  return {
    db: drizzle(pool, { schema: tables }),
    async listen(channel, heard) {
      const client = new pg.Client({ application_name: "nephoscope listener", ...connection });
      client.on("notification", ({ payload }) => heard(payload ?? ""));
      client.on("error", (error) => log.warn({ error: error.message }, "the listening connection ended"));
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      listeners.add(client);
      return async () => {
        listeners.delete(client);
        await client.end();
      };
    },
    async close() {
      await Promise.all([...listeners].map((client) => client.end()));
      await pool.end();
    },
  };
}
