import { spawn } from "node:child_process";
import { open, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { child } from "../log";
import type { Binaries } from "./binaries";
import { ask } from "./connection";
import { failureOf, PostgresError, USE_DATABASE_URL } from "./errors";
import { lockHolder, readLockFile, removeStaleLock } from "./lock-file";
import type { Place } from "./place";
import { spawnAs } from "./run";
import { type Durability, serverSettings } from "./settings";

const log = child("postgres");

/** Everything needed to start a cluster's server. */
export type Setup = { place: Place; binaries: Binaries; socketDir: string; durability: Durability };

/** A server that answers; its socket is where that server has it, which may be another folder than we would choose. */
export type Running = { pid: number; socketDir: string; adopted: boolean };

export const START_TIMEOUT_MS = 30_000;

const STOP_TIMEOUT_MS = 30_000;
const POLL_MS = 15;
// A server that says "ready" in its lock file answers at once, unless its socket is not where we can see it.
const SILENCE_MS = 3_000;
const MAX_LOG_BYTES = 10 * 1024 * 1024;

// Lost a race for the cluster, or the processes of a killed server are just about to notice: worth another try.
const TRY_AGAIN = /lock file "[^"]+" already exists|pre-existing shared memory block/;

/**
 * Finds the cluster's server running and adopts it, or starts it, and waits until it answers. PostgreSQL's own lock
 * file decides between applications that start at the same moment.
 *
 * @param deadline `Date.now()` at which to give up
 * @throws PostgresError
 */
export async function ensureRunning(setup: Setup, deadline: number): Promise<Running> {
  const { cluster } = setup.place;
  let started: Started | null = null;
  let silentSince: number | null = null;
  let answer: Awaited<ReturnType<typeof ask>> = "silent";
  while (Date.now() < deadline) {
    const lock = await readLockFile(cluster);
    const holder = lock ? await lockHolder(cluster, lock) : "nobody";
    if (lock && holder === "postgres") {
      answer = lock.socketDir ? await ask(lock.socketDir, cluster) : "silent";
      if (answer === "ours" && lock.socketDir) {
        return { pid: lock.pid, socketDir: lock.socketDir, adopted: lock.pid !== started?.pid };
      }
      if (answer !== "silent" || lock.status !== "ready") silentSince = null;
      else silentSince ??= Date.now();
      if (silentSince !== null && Date.now() - silentSince > SILENCE_MS) throw foreignLock(cluster, lock.pid);
    } else if (started === null) {
      if (lock && holder === "another-program") {
        log.warn(
          { cluster, otherPid: lock.pid },
          "a killed server's lock file names a process that is no PostgreSQL; removing it",
        );
        await removeStaleLock(cluster, lock);
      }
      started = await startServer(setup);
    } else if (started.ended) {
      const said = await started.said();
      if (!TRY_AGAIN.test(said)) throw failureOf("PostgreSQL did not start", said);
      started = null;
    }
    await pause(POLL_MS);
  }
  const lock = await readLockFile(cluster);
  if (lock && lock.pid !== started?.pid && answer !== "busy") throw foreignLock(cluster, lock.pid);
  throw new PostgresError(
    "start-failed",
    `PostgreSQL has not answered for ${START_TIMEOUT_MS / 1000} s and is left to itself: it may be repairing the database after a crash. Start again in a while. ${(await started?.said()) ?? ""}`,
  );
}

/**
 * Stops a server: transactions are rolled back, everything is written, connections are closed ("fast shutdown").
 * One that takes too long is left, and found at the next start.
 */
export async function stopServer(cluster: string, pid: number): Promise<void> {
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  try {
    process.kill(pid, "SIGINT");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return;
    throw error;
  }
  for (;;) {
    const lock = await readLockFile(cluster);
    // The lock file is the last thing that a server removes; a killed one leaves it.
    if (lock?.pid !== pid || (await lockHolder(cluster, lock)) !== "postgres") return;
    if (Date.now() > deadline) {
      log.warn({ cluster, serverPid: pid }, "PostgreSQL is still stopping");
      return;
    }
    await pause(POLL_MS);
  }
}

type Started = { pid: number | undefined; ended: boolean; said: () => Promise<string> };

async function startServer(setup: Setup): Promise<Started> {
  const { place, binaries } = setup;
  const output = await openLog(join(/*turbopackIgnore: true*/ place.dataDir, "postgres.log"));
  const began = (await output.stat()).size;
  const args = ["-D", place.cluster, ...serverSettings(setup)];
  const server = spawn(/*turbopackIgnore: true*/ binaries.postgres, args, {
    ...spawnAs(place.account),
    // A group of its own: Ctrl-C in the terminal must not stop it before the application has closed its pool.
    detached: true,
    stdio: ["ignore", output.fd, output.fd],
  });
  server.unref();
  const started: Started = {
    pid: server.pid,
    ended: false,
    said: async () => readFrom(join(/*turbopackIgnore: true*/ place.dataDir, "postgres.log"), began),
  };
  server.on("exit", () => {
    started.ended = true;
  });
  server.on("error", (error) => {
    started.ended = true;
    started.said = async () => `${binaries.postgres}: ${error.message}`;
  });
  await output.close();
  return started;
}

/** One former log is kept, for whoever looks for the reason of a crash. */
async function openLog(file: string) {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > MAX_LOG_BYTES) await rename(file, `${file}.1`);
  return open(file, "a", 0o600);
}

async function readFrom(file: string, position: number): Promise<string> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.max(0, Math.min(size - position, 64 * 1024)));
    await handle.read(buffer, 0, buffer.length, position);
    return buffer.toString("utf8");
  } finally {
    await handle.close();
  }
}

function foreignLock(cluster: string, pid: number): PostgresError {
  return new PostgresError(
    "foreign-lock",
    `A PostgreSQL server (process ${pid}) works on ${cluster} and cannot be reached by a socket: it was started by other means or in another container. Stop it, or: ${USE_DATABASE_URL}`,
  );
}
