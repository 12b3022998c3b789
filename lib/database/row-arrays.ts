import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { textArray } from "./text-array";

/** A column and its value of each row, all of them of one length. */
export type ColumnOfRows = readonly [column: PgColumn, values: readonly unknown[]];

/** A text that is what its column would have written: a value that is stored twice need not be made into text twice. */
export type Written = { written: string };

/** The names of the columns, as an insert lists them. */
export function namesOf(columns: readonly ColumnOfRows[]): SQL {
  return sql.join(
    columns.map(([column]) => sql.identifier(column.name)),
    sql`, `,
  );
}

/**
 * Rows as one array per column, to be selected from. A statement with a parameter for each value of each row takes
 * longer to build and to parse than its rows take to be stored.
 */
export function rowsOf(columns: readonly ColumnOfRows[]): SQL {
  const arrays = columns.map(([column, values]) => {
    const texts = sql`${sql.param(textArray(values.map((value) => driven(column, value))))}::text[]`;
    const type = column.getSQLType();
    return type === "text" ? texts : sql`${texts}::${sql.raw(type)}[]`;
  });
  return sql`unnest(${sql.join(arrays, sql`, `)})`;
}

function driven(column: PgColumn, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return isWritten(value) ? value.written : String(column.mapToDriverValue(value));
}

function isWritten(value: unknown): value is Written {
  return typeof value === "object" && value !== null && "written" in value;
}
