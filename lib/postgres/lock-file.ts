import { readFileSync } from "node:fs";
import { readFile, readlink, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";

/** What a running server says of itself in `postmaster.pid`. */
export type LockFile = { pid: number; socketDir: string | null; status: string; text: string };

/**
 * Reads a cluster's lock file: process id, data directory, start time, port, socket directory, listen address, shared
 * memory, status, each on its line (PostgreSQL, `src/include/utils/pidfile.h`). Null: no server, or one that ended
 * in good order.
 */
export async function readLockFile(cluster: string): Promise<LockFile | null> {
  const text = await readFile(join(/*turbopackIgnore: true*/ cluster, "postmaster.pid"), "utf8").catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    },
  );
  const lines = text?.split("\n") ?? [];
  // A stand-alone backend writes its id as a negative number.
  const pid = Math.abs(Number.parseInt(lines[0] ?? "", 10));
  // Empty for the moment in which it is being written.
  if (text === null || !pid) return null;
  return { pid, socketDir: lines[4]?.trim() || null, status: lines[7]?.trim() ?? "", text };
}

/**
 * Who has the process id of a lock file today. Process ids are used again, after a restart of the machine and above
 * all in containers, where the same few belong to every life.
 */
export async function lockHolder(
  cluster: string,
  lock: LockFile,
): Promise<"nobody" | "another-program" | "postgres"> {
  if (!processExists(lock.pid)) return "nobody";
  // Only Linux tells without further programs; elsewhere PostgreSQL's own check has the last word.
  const commandLine = commandLineOf(lock.pid);
  if (commandLine === null) return processExists(lock.pid) ? "postgres" : "nobody";
  // Empty for a dead process that nobody has buried: PostgreSQL takes it for alive, so it is not "nobody".
  const program = basename(commandLine.split("\0")[0] ?? "");
  // Its children rename themselves to "postgres: …"; a server itself works in the folder of its cluster.
  if (!program.startsWith("postgres") || program.startsWith("postgres:")) return "another-program";
  const workingFolder = await readlink(`/proc/${lock.pid}/cwd`).catch(() => cluster);
  return workingFolder === cluster ? "postgres" : "another-program";
}

/**
 * Takes away a lock file whose process id now belongs to another program, which PostgreSQL cannot know and would
 * respect for ever. Should processes of the old server still be there, it finds them by their shared memory and
 * refuses to start all the same.
 */
export async function removeStaleLock(cluster: string, lock: LockFile): Promise<void> {
  const file = join(/*turbopackIgnore: true*/ cluster, "postmaster.pid");
  const taken = `${file}.stale-${process.pid}`;
  try {
    await rename(file, taken);
  } catch (error) {
    // Another application was quicker.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if ((await readFile(taken, "utf8")) !== lock.text) {
    // In between, a server has started and written its own.
    await rename(taken, file);
    return;
  }
  await rm(taken);
  if (lock.socketDir) await rm(join(lock.socketDir, ".s.PGSQL.5432.lock"), { force: true });
}

/** Whether a process of that id exists; it may be somebody else's. One that only waits to be buried does not count. */
export function isAlive(pid: number): boolean {
  // Containers often have no init that buries the dead. On Linux those have no command line any more.
  return processExists(pid) && commandLineOf(pid) !== "";
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Null where the system does not tell. */
function commandLineOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return null;
  }
}
