import type pg from "pg";
import { isGone, quietClient } from "./connection";

/** The mark of one application at a server that several may share. */
export type Presence = {
  /** Resolves when the connection is lost without {@link Presence.leave}. */
  lost: Promise<void>;
  /** Ends the presence; `ifLast` runs in between when nobody else is there, and nobody can come while it runs. */
  leave(ifLast: () => Promise<void>): Promise<void>;
};

// Any two numbers, the same in every release: "neph", and which lock.
const LOCK = "1852141672, 1";

/**
 * Enters an application at a server: one connection that holds a shared advisory lock. The last one is the one that
 * gets the lock for itself. So the server does the counting, knows at once when an application was killed, and there
 * are no files of process ids to go stale. Null: the server went away at this moment.
 */
export async function enter(socketDir: string): Promise<Presence | null> {
  const client = quietClient(socketDir);
  const lost = new Promise<void>((resolve) => client.once("end", () => resolve()));
  try {
    await client.connect();
    await client.query("set application_name = 'nephoscope presence'");
    await client.query(`select pg_advisory_lock_shared(${LOCK})`);
  } catch (error) {
    await client.end();
    if (isGone(error)) return null;
    throw error;
  }
  // A script that forgets to close must still be able to end; one that leaves must wait for the answers.
  const { ref, unref } = keepingAlive(client);
  unref();
  return {
    lost,
    async leave(ifLast) {
      ref();
      try {
        await client.query(`select pg_advisory_unlock_shared(${LOCK})`);
        const answer = await client.query<{ last: boolean }>(`select pg_try_advisory_lock(${LOCK}) as last`);
        if (answer.rows[0]?.last) await ifLast();
      } catch (error) {
        // Another one, or somebody by hand, stopped it before us.
        if (!isGone(error)) throw error;
      } finally {
        await client.end();
      }
    },
  };
}

/** Both methods exist since pg 8.0; its types do not have them. */
function keepingAlive(client: pg.Client) {
  const socket = client as pg.Client & { ref(): void; unref(): void };
  return { ref: () => socket.ref(), unref: () => socket.unref() };
}
