import { setTimeout as pause } from "node:timers/promises";
import { child } from "../log";
import { PostgresError } from "./errors";
import { enter, type Presence } from "./presence";
import { ensureRunning, type Running, type Setup, START_TIMEOUT_MS, stopServer } from "./server";

const log = child("postgres");

/** One application's part in a running server. */
export type Session = { server: Running; presence: Presence };

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Finds or starts the server and enters it; another application may be stopping it at the same moment. */
export async function openSession(setup: Setup): Promise<Session> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const server = await ensureRunning(setup, deadline);
    const presence = await enter(server.socketDir);
    if (presence) return { server, presence };
  }
  throw new PostgresError(
    "start-failed",
    "PostgreSQL was stopped by others again and again while it started.",
  );
}

/**
 * Watches over a session: when the server dies, it is started again. What comes back ends the watch and leaves; the
 * last to leave stops the server.
 */
export function keepSession(setup: Setup, first: Session): () => Promise<void> {
  const leaving = new AbortController();
  let current: Promise<Session | null> = Promise.resolve(first);
  let left: Promise<void> | null = null;

  function watch(session: Session) {
    session.presence.lost.then(() => {
      if (leaving.signal.aborted) return;
      log.warn({ serverPid: session.server.pid }, "lost PostgreSQL; starting it again");
      current = reopen();
    });
  }

  async function reopen(): Promise<Session | null> {
    for (let pauseMs = FIRST_PAUSE_MS; !leaving.signal.aborted; ) {
      try {
        const session = await openSession(setup);
        log.info({ serverPid: session.server.pid }, "PostgreSQL is back");
        watch(session);
        return session;
      } catch (error) {
        log.error({ error }, "PostgreSQL cannot be started again; trying on");
        // Ends early, by a rejection, when we leave meanwhile.
        await pause(pauseMs, undefined, { ref: false, signal: leaving.signal }).catch(() => {});
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
    return null;
  }

  async function leave() {
    leaving.abort();
    const session = await current;
    await session?.presence.leave(() => stopServer(setup.place.cluster, session.server.pid));
  }

  watch(first);
  return () => {
    left ??= leave();
    return left;
  };
}
