import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import packageFile from "../../package.json" with { type: "json" };
import { copyOut } from "./copy";
import { BackupError, toBackupError } from "./errors";
import { type BackupHead, FORMAT, ROWS_END, type TableCounted } from "./format";
import { levelOf, migrationsUpTo, objectsOf, ourMigrations, tablesIn } from "./schema";

export type Written = { file: string; bytes: number; rows: number; vaultKeyId: string | null };

/** Ends the name of a file that is being written. */
const UNFINISHED = ".unfinished";

/**
 * Writes everything that the database holds, as it is at one moment, into a file for its owner alone. The product goes
 * on working meanwhile. The file gets its name when it is whole. Throws `BackupError`.
 */
export async function writeBackup(options: { connection: pg.ClientConfig; file: string }): Promise<Written> {
  const file = path.resolve(/*turbopackIgnore: true*/ options.file);
  const client = new pg.Client({ application_name: "nephoscope backup", ...options.connection });
  // A lost connection fails the query as well; without a listener it would end the process.
  client.on("error", () => {});
  const unfinished = `${file}.${process.pid}${UNFINISHED}`;
  try {
    await client.connect();
    // In one transaction everything is read as it was at its first question.
    await client.query("begin isolation level repeatable read read only");
    const { head, tables } = await readHead(client);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await removeUnfinished(path.dirname(file));
    await pipeline(
      Readable.from(content(client, head, tables)),
      createGzip({ level: 6 }),
      createWriteStream(unfinished, { flags: "wx", mode: 0o600 }),
    );
    await flush(unfinished);
    await rename(unfinished, file);
    await flush(path.dirname(file));
    const rows = head.tables.reduce((sum, table) => sum + table.rows, 0);
    return { file, bytes: (await stat(file)).size, rows, vaultKeyId: head.vaultKeyId };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw toBackupError(error, "The backup was not made");
  } finally {
    await client.end();
  }
}

type Table = { name: string; columns: string[] };

async function readHead(client: pg.Client): Promise<{ head: BackupHead; tables: Table[] }> {
  const migrations = ourMigrations();
  const level = await levelOf(client);
  if (!level)
    throw new BackupError("database", "The backup was not made: there is nothing of Nephoscope here.");
  const count = migrationsUpTo(level, migrations, "The backup was not made: the database is of");
  const ours = objectsOf(migrations.slice(0, count));
  const tables = await tablesIn(client, ours.tables);
  const head: BackupHead = {
    format: FORMAT,
    product: "nephoscope",
    version: packageFile.version,
    madeAt: new Date().toISOString(),
    migrations: { count, last: level.last },
    vaultKeyId: (await client.query<{ key_id: string }>("select key_id from vault")).rows[0]?.key_id ?? null,
    tables: [],
    sequences: [],
  };
  for (const { name } of tables) {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from ${pg.escapeIdentifier(name)}`,
    );
    head.tables.push({ name, rows: Number(rows[0]?.count) });
  }
  const sequences = await client.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname",
  );
  for (const { name } of sequences.rows) {
    const { rows } = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value::text, is_called from ${pg.escapeIdentifier(name)}`,
    );
    const [state] = rows;
    if (state) head.sequences.push({ name, lastValue: state.last_value, isCalled: state.is_called });
  }
  return { head, tables };
}

async function* content(
  client: pg.Client,
  head: BackupHead,
  tables: readonly Table[],
): AsyncGenerator<Buffer> {
  yield line(head);
  for (const { name, columns } of tables) {
    yield line({ table: name, columns });
    const hash = createHash("sha256");
    for await (const rows of copyOut(client, `copy ${target(name, columns)} to stdout`)) {
      hash.update(rows);
      yield rows;
    }
    yield Buffer.from(ROWS_END);
    const rows = head.tables.find((table) => table.name === name)?.rows ?? 0;
    yield line({ rows, sha256: hash.digest("hex") } satisfies TableCounted);
  }
  yield line({ end: true });
}

/** A table and its columns, as COPY names them. */
export function target(name: string, columns: readonly string[]): string {
  return `${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(", ")})`;
}

function line(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** What a killed process left of a backup takes the place of whole ones. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = name.endsWith(UNFINISHED) && /\.(\d+)\.unfinished$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(path.join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  // In a container every life has the same number: under our own, it is a former life's, since we work one by one.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function flush(place: string): Promise<void> {
  const handle = await open(/*turbopackIgnore: true*/ place, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
