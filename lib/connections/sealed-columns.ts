import { getTableName, isNotNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../database";
import { alertTargets, connections } from "../database/tables";
import { keyIdOf, type SealPlace } from "./vault";

/** A nullable text column of sealed values, and the column that names the row, as in their `SealPlace`. */
export type SealedColumn = { table: PgTable; row: PgColumn; column: PgColumn };

/**
 * Every column that holds what the vault sealed: rotation and loss of the key go through this list. A test compares
 * it with the tables, where such columns are called `sealed_…`.
 */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: alertTargets, row: alertTargets.id, column: alertTargets.sealedSecret },
  { table: connections, row: connections.id, column: connections.sealedCredentials },
];

export type SealedValue = { place: SealPlace; sealed: string };

/** All values of a column, locked until the end of the transaction. */
export async function sealedValues(transaction: Database, of: SealedColumn): Promise<SealedValue[]> {
  const rows = await transaction
    .select({ row: sql<string>`${of.row}::text`, sealed: sql<string>`${of.column}` })
    .from(of.table)
    .where(isNotNull(of.column))
    .for("update");
  return rows.map(({ row, sealed }) => ({ place: placeIn(of, row), sealed }));
}

/** Puts another text in a value's place. */
export async function replaceSealed(
  transaction: Database,
  of: SealedColumn,
  { place, sealed }: SealedValue,
): Promise<void> {
  await transaction.execute(
    sql`update ${of.table} set ${nameOf(of)} = ${sealed} where ${of.row}::text = ${place.row}`,
  );
}

/** Removes all values of a column; returns how many there were. */
export async function dropSealed(transaction: Database, of: SealedColumn): Promise<number> {
  const { rowCount } = await transaction.execute(
    sql`update ${of.table} set ${nameOf(of)} = null where ${of.column} is not null`,
  );
  return rowCount ?? 0;
}

/** The ids of the keys that stored values need. Knows older tables, which lack some of the columns. */
export async function keyIdsInUse(db: Database): Promise<string[]> {
  const found = new Set<string>();
  for (const of of SEALED_COLUMNS) {
    const { rows: columns } = await db.execute(
      sql`select from pg_attribute where attrelid = to_regclass(${getTableName(of.table)}) and attname = ${of.column.name}`,
    );
    if (columns.length === 0) continue;
    const { rows } = await db.execute<{ sealed: string }>(
      sql`select distinct on (split_part(${of.column}, '.', 2)) ${of.column} as sealed from ${of.table} where ${of.column} is not null`,
    );
    for (const { sealed } of rows) {
      const keyId = keyIdOf(sealed);
      if (keyId !== null) found.add(keyId);
    }
  }
  return [...found];
}

function placeIn(of: SealedColumn, row: string): SealPlace {
  return { table: getTableName(of.table), row, column: of.column.name };
}

function nameOf(of: SealedColumn): SQL {
  return sql`${sql.identifier(of.column.name)}`;
}
