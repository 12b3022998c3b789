import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** A column and its value of each row, all of them of one length. */
export type ColumnOfRows = readonly [column: PgColumn, values: readonly unknown[]];

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
    const driven = values.map((value) => (value == null ? null : column.mapToDriverValue(value)));
    return sql`${sql.param(driven)}::${sql.raw(column.getSQLType())}[]`;
  });
  return sql`unnest(${sql.join(arrays, sql`, `)})`;
}
