import { randomUUID } from "node:crypto";
import { chown, lchown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { child } from "../log";
import type { Account } from "./account";
import type { Binaries } from "./binaries";
import { failureOf, PostgresError, USE_DATABASE_URL } from "./errors";
import { isAlive } from "./lock-file";
import { isComplete, MARKER, notePlace, type Place } from "./place";
import { runToEnd } from "./run";
import type { Durability } from "./settings";

const log = child("postgres");

/** The server's superuser, and the only account in it. */
export const USER = "nephoscope";

// PostgreSQL classifies letters outside ASCII by LC_CTYPE, even where text is compared by the builtin locale: under
// C, pg_trgm finds no letters in Chinese names and its indexes are of no use for them. The names differ by system.
const LETTER_LOCALES = ["C.UTF-8", "en_US.UTF-8", "C"];

const unfinishedHere = new Set<string>();

/**
 * Makes the cluster if there is none, and checks that the one there is can be used. A cluster is made under a name of
 * its own and renamed when it is complete, so of two applications that start together one wins and nothing is ever
 * half-made under the final name. Nothing that was complete is ever removed.
 *
 * @throws PostgresError
 */
export async function ensureCluster(options: {
  place: Place;
  binaries: Binaries;
  durability: Durability;
}): Promise<void> {
  const { place, binaries } = options;
  await removeUnfinished(place.parent);
  if (!(await isComplete(place.cluster))) {
    await clearTheWay(place.cluster);
    await makeCluster(options);
  }
  await notePlace(place);
  await checkVersion(place.cluster, binaries);
  if (place.account && (await stat(place.cluster)).uid === 0) await giveTo(place.account, place.cluster);
}

async function makeCluster(options: {
  place: Place;
  binaries: Binaries;
  durability: Durability;
}): Promise<void> {
  const { place, binaries, durability } = options;
  const unfinished = join(place.parent, `postgres-new-${process.pid}-${randomUUID().slice(0, 8)}`);
  unfinishedHere.add(basename(unfinished));
  try {
    await mkdir(unfinished, { mode: 0o700 });
    if (place.account) await chown(unfinished, place.account.uid, place.account.gid);
    await initialise({ folder: unfinished, binaries, account: place.account, durability });
    const marker = join(unfinished, MARKER);
    await writeFile(
      marker,
      `${JSON.stringify({ postgres: binaries.version, madeAt: new Date().toISOString() })}\n`,
    );
    if (place.account) await chown(marker, place.account.uid, place.account.gid);
    await rename(unfinished, place.cluster);
    if (durability === "full")
      await flush(marker.replace(unfinished, place.cluster), place.cluster, place.parent);
    log.info({ cluster: place.cluster, version: binaries.version }, "made a new database cluster");
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true, maxRetries: 5 });
    // Somebody who started at the same moment was quicker.
    if (await isComplete(place.cluster)) return;
    throw error;
  } finally {
    unfinishedHere.delete(basename(unfinished));
  }
}

async function initialise(options: {
  folder: string;
  binaries: Binaries;
  account: Account | null;
  durability: Durability;
}): Promise<void> {
  const { folder, binaries, account, durability } = options;
  let failure: PostgresError | null = null;
  for (const letters of LETTER_LOCALES) {
    const args = [
      ...["-D", folder, "-U", USER, "--encoding=UTF8", "--data-checksums", "--no-instructions"],
      ...["--locale=C", `--lc-ctype=${letters}`, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      // The door is the socket's folder, mode 0700. `peer` would compare the names of accounts, and refuses root,
      // whose server runs under another account; whoever has that account can read the files anyway.
      "--auth=trust",
      ...(durability === "none" ? ["--no-sync"] : []),
    ];
    const { exitCode, output } = await runToEnd(binaries.initdb, args, account);
    if (exitCode === 0) return;
    failure = failureOf("PostgreSQL could not make its cluster", output);
    if (!output.includes("invalid locale name")) break;
  }
  throw failure ?? new PostgresError("start-failed", "PostgreSQL could not make its cluster.");
}

/** What a killed start left behind; those of live processes are being worked on. */
async function removeUnfinished(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = /^postgres-new-(\d+)-[0-9a-f]{8}$/.exec(name)?.[1];
    if (!pid || unfinishedHere.has(name)) continue;
    // In a container every start may have the same pid: under our own, it is a former life's.
    if (Number(pid) !== process.pid && isAlive(Number(pid))) continue;
    log.warn({ folder: join(parent, name) }, "removing a cluster that an interrupted start left unfinished");
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** An incomplete folder under the final name is not our making, so it is moved aside rather than removed. */
async function clearTheWay(cluster: string): Promise<void> {
  const entries: string[] = await readdir(cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (entries.length === 0) return;
  if (entries.includes("PG_VERSION")) {
    throw new PostgresError(
      "start-failed",
      `${cluster} holds a PostgreSQL cluster that was not made, or not finished, by this application (it has no ${MARKER}). Nothing was changed. Move it away to begin with an empty database, or: ${USE_DATABASE_URL}`,
    );
  }
  const aside = `${cluster}-incomplete-${Date.now()}`;
  log.warn({ cluster, aside }, "the cluster's folder is no cluster; moving it aside");
  await rename(cluster, aside);
}

async function checkVersion(cluster: string, binaries: Binaries): Promise<void> {
  const major = (await readFile(join(/*turbopackIgnore: true*/ cluster, "PG_VERSION"), "utf8")).trim();
  if (major === binaries.major) return;
  throw new PostgresError(
    "wrong-version",
    `The database in ${cluster} was made by PostgreSQL ${major}, and this release brings PostgreSQL ${binaries.major}. Nothing was changed. Start the release that made it and take a backup, then move the folder away, start this release and restore the backup. Or: ${USE_DATABASE_URL}`,
  );
}

/** A cluster that root copied back belongs to root, under which PostgreSQL does not run. */
async function giveTo(account: Account, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await lchown(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
  await chown(folder, account.uid, account.gid);
}

/** Makes sure that files and the names in folders outlive a power cut. */
async function flush(...paths: string[]): Promise<void> {
  for (const path of paths) {
    const handle = await open(path, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
