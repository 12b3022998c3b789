import { mkdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { log } from "../log";
import { toBackupError } from "./errors";
import { backupName, backupState, dropOldBackups, noteAttempt } from "./keep";
import { writeBackup } from "./write";

/** By the database's clock, UTC: four in the morning in China, after work in Europe. */
export const QUIET_HOUR = 20;
const LOOK_EVERY_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
/** Any number that is ours alone: several processes may share an embedded database, and one of them makes the backup. */
const BACKUP_LOCK = 727_201;

/**
 * Whether it is time for an automatic backup: once a day in the quiet hour; at any hour where the last one is older than
 * a day and a half, since some machines sleep at night. After a failure an hour passes before the next try.
 */
export function isDue(at: { now: Date; lastTryAt: string | null; lastDoneAt: string | null }): boolean {
  const { now, lastTryAt, lastDoneAt } = at;
  const since = (moment: string | null) =>
    moment === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(moment);
  // A clock that was set back must not keep backups away: what lies ahead does not count.
  const hours = (moment: string | null) =>
    since(moment) < 0 ? Number.POSITIVE_INFINITY : since(moment) / HOUR_MS;
  if (hours(lastTryAt) < 1) return false;
  if (hours(lastDoneAt) > 36) return true;
  return now.getUTCHours() === QUIET_HOUR && hours(lastDoneAt) > 20;
}

/** Makes an automatic backup when one is due; false when none was, or another process makes it. Throws `BackupError`. */
export async function backUpIfDue(options: {
  connection: pg.ClientConfig;
  folder: string;
}): Promise<boolean> {
  const { connection, folder } = options;
  const client = new pg.Client({ application_name: "nephoscope backup lease", ...connection });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ now: Date; held: boolean }>(
      "select clock_timestamp() as now, pg_try_advisory_lock($1) as held",
      [BACKUP_LOCK],
    );
    const [state] = rows;
    if (!state?.held) return false;
    const { lastTry, lastDoneAt } = await backupState(folder);
    if (!isDue({ now: state.now, lastTryAt: lastTry?.at ?? null, lastDoneAt })) return false;
    await makeBackup({ connection, folder, now: state.now });
    return true;
  } catch (error) {
    throw toBackupError(error, "The automatic backup was not made");
  } finally {
    // Frees the lock as well.
    await client.end();
  }
}

async function makeBackup(options: {
  connection: pg.ClientConfig;
  folder: string;
  now: Date;
}): Promise<void> {
  const { connection, folder, now } = options;
  const at = now.toISOString();
  try {
    await mkdir(/*turbopackIgnore: true*/ folder, { recursive: true, mode: 0o700 });
    const made = await writeBackup({
      connection,
      file: path.join(/*turbopackIgnore: true*/ folder, backupName(now)),
    });
    await dropOldBackups(folder);
    await noteAttempt(folder, { at, failure: null });
    log.info({ file: made.file, bytes: made.bytes, rows: made.rows }, "made the daily backup");
  } catch (error) {
    const failure = toBackupError(error, "The automatic backup was not made");
    // The disk may be too full for the note; this process remembers it all the same.
    await noteAttempt(folder, { at, failure: failure.kind }).catch(() => {});
    throw failure;
  }
}

/** Looks from time to time whether a backup is due. A failure is logged and tried again. */
export function startDailyBackups(options: { connection: pg.ClientConfig; folder: string }): {
  stop(): Promise<void>;
} {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(async () => {
      await backUpIfDue(options).catch((error: unknown) => log.error({ error }, "the daily backup failed"));
    });
  }, LOOK_EVERY_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
