import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { BackupAttempt, BackupFailure, BackupState, KeptBackup } from "../domain/store-report";
import { processWide } from "../process-wide";

/** How many automatic backups are kept. Those that people made are theirs. */
export const KEPT = 3;

const attempt = z.object({
  at: z.iso.datetime(),
  failure: z
    .enum([
      "disk-full",
      "database",
      "file",
      "damaged",
      "newer",
      "not-empty",
      "in-use",
    ] satisfies BackupFailure[])
    .nullable(),
});

const AUTOMATIC = /^nephoscope-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)\.backup\.gz$/;
const NOTE = "last-attempt.json";

/** A full disk takes no note either, so the process that tried remembers it as well. */
const remembered = () =>
  processWide<{ attempt: BackupAttempt | null }>("backup-attempt", () => ({ attempt: null }));

/** The name of an automatic backup made now. */
export function backupName(now: Date): string {
  return `nephoscope-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.backup.gz`;
}

export async function backupState(folder: string): Promise<BackupState> {
  const names = (await ifThere(readdir(/*turbopackIgnore: true*/ folder))) ?? [];
  const kept: KeptBackup[] = [];
  for (const name of names.filter((own) => AUTOMATIC.test(own)).sort()) {
    const found = await ifThere(stat(path.join(/*turbopackIgnore: true*/ folder, name)));
    if (found) kept.push({ name, bytes: found.size, madeAt: momentOf(name) });
  }
  const [noted, own] = [await readNote(folder), remembered().attempt];
  const lastTry = own && (!noted || own.at > noted.at) ? own : noted;
  return { lastTry, lastDoneAt: kept.at(-1)?.madeAt ?? null, kept: kept.reverse() };
}

export async function noteAttempt(folder: string, made: BackupAttempt): Promise<void> {
  remembered().attempt = made;
  const file = path.join(/*turbopackIgnore: true*/ folder, NOTE);
  await writeFile(`${file}.new`, `${JSON.stringify(made)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Removes automatic backups but the newest ones. */
export async function dropOldBackups(folder: string): Promise<void> {
  const { kept } = await backupState(folder);
  for (const { name } of kept.slice(KEPT))
    await rm(path.join(/*turbopackIgnore: true*/ folder, name), { force: true });
}

async function readNote(folder: string): Promise<BackupAttempt | null> {
  const text = await ifThere(readFile(path.join(/*turbopackIgnore: true*/ folder, NOTE), "utf8"));
  if (text === null) return null;
  try {
    return attempt.parse(JSON.parse(text));
  } catch {
    // Cut short by a crash: the names of the backups themselves tell the rest.
    return null;
  }
}

/** Null for what does not exist: no backup was made yet, or it was removed meanwhile. */
async function ifThere<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function momentOf(name: string): string {
  const [date = "", time = ""] = (AUTOMATIC.exec(name)?.[1] ?? "").split("T");
  return `${date}T${time.replace(/-/g, ":")}`.replace("Z", ".000Z");
}
