import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { verifyChain } from "../audit";
import { MIGRATION_LOCK } from "../database/migrate";
import * as tables from "../database/tables";
import type { AuditVerdict } from "../domain/audit";
import { copyIn } from "./copy";
import { BackupError, toBackupError } from "./errors";
import { type BackupHead, damaged } from "./format";
import { readBackup } from "./read";
import { levelOf, type Migration, migrationsUpTo, objectsOf, ourMigrations, tablesIn } from "./schema";
import { target } from "./write";

export type Restored = {
  head: BackupHead;
  rows: number;
  /** Migrations that the backup did not have and the database now has. */
  migratedForward: number;
  audit: AuditVerdict;
};

/**
 * Puts a backup in the place of what the database holds, in one transaction: whatever fails, nothing has changed. An
 * older one is brought up to date. Throws `BackupError`, `not-empty` unless `replace` says that what is there may go.
 */
export async function restoreBackup(options: {
  connection: pg.ClientConfig;
  file: string;
  replace: boolean;
}): Promise<Restored> {
  const { connection, file, replace } = options;
  const backup = await readBackup(file);
  const client = new pg.Client({ application_name: "nephoscope restore", ...connection });
  // A lost connection fails the query as well; without a listener it would end the process.
  client.on("error", () => {});
  try {
    const migrations = ourMigrations();
    const level = migrationsUpTo(backup.head.migrations, migrations, "This backup was made by");
    await client.connect();
    await client.query("begin");
    // Whoever starts now waits, and finds what is restored.
    await client.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await refuseInUse(client);
    if (await holdsSomething(client, migrations)) {
      if (!replace) {
        throw new BackupError("not-empty", "The database is not empty. Everything in it would be replaced.");
      }
      await clear(client, migrations);
    }
    await client.query("create schema if not exists drizzle");
    await client.query(
      "create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)",
    );
    await migrate(client, migrations.slice(0, level));
    const rows = await fill(client, backup, objectsOf(migrations.slice(0, level)).tables);
    await setSequences(client, backup.head);
    await migrate(client, migrations.slice(level));
    const audit = await verifyChain(drizzle(client, { schema: tables }));
    await client.query("commit");
    return { head: backup.head, rows, migratedForward: migrations.length - level, audit };
  } catch (error) {
    throw toBackupError(error, "The backup was not restored; nothing was changed");
  } finally {
    // Ends an open transaction as well.
    await client.end();
    await backup.close();
  }
}

async function refuseInUse(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name like 'nephoscope%'`,
  );
  if (rowCount !== 0) {
    throw new BackupError("in-use", "Nephoscope works on this database. Stop every instance first.");
  }
}

async function holdsSomething(client: pg.Client, migrations: readonly Migration[]): Promise<boolean> {
  if (await levelOf(client)) return true;
  const found = await tablesIn(client, objectsOf(migrations).tables);
  if (found.length === 0) return false;
  throw new BackupError(
    "not-empty",
    `The database holds tables of other programs with our names (${found.map(({ name }) => name).join(", ")}). Use a database of its own.`,
  );
}

/** Takes away what our migrations made, and nothing else that may be in the database. */
async function clear(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  const level = await levelOf(client);
  if (level) migrationsUpTo(level, migrations, "The database is of");
  const ours = objectsOf(migrations);
  for (const name of ours.tables) await client.query(`drop table if exists ${id(name)} cascade`);
  for (const name of ours.sequences) await client.query(`drop sequence if exists ${id(name)}`);
  for (const name of ours.functions) await client.query(`drop function if exists ${id(name)} cascade`);
  await client.query("drop table drizzle.__drizzle_migrations");
}

async function migrate(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  for (const { sql, hash, madeMs } of migrations) {
    for (const statement of sql) await client.query(statement);
    await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)", [
      hash,
      madeMs,
    ]);
  }
}

async function fill(
  client: pg.Client,
  backup: Awaited<ReturnType<typeof readBackup>>,
  ours: readonly string[],
): Promise<number> {
  let rows = 0;
  const known = new Map((await tablesIn(client, ours)).map(({ name, columns }) => [name, columns]));
  for await (const table of backup.tables()) {
    const columns = known.get(table.name);
    // Names are part of a statement, so only those count that the database has.
    if (!columns || table.columns.some((column) => !columns.includes(column))) {
      throw damaged(`it has a table or column that its release did not have (${table.name})`);
    }
    await copyIn(client, `copy ${target(table.name, table.columns)} from stdin`, table.rows);
    rows += backup.head.tables.find(({ name }) => name === table.name)?.rows ?? 0;
  }
  return rows;
}

async function setSequences(client: pg.Client, { sequences }: BackupHead): Promise<void> {
  for (const { name, lastValue, isCalled } of sequences) {
    await client.query("select setval(to_regclass($1), $2::bigint, $3)", [id(name), lastValue, isCalled]);
  }
}

function id(name: string): string {
  return pg.escapeIdentifier(name);
}
