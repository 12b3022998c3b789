import pg from "pg";

/** Texts that break whoever writes rows as text without care. */
const AWKWARD = ["\\.", "a\tb\nc\rd", "\\N", "", "名字 🙂", "back\\slash", '"quoted", and comma', "null"];

/** Puts a few rows of awkward values into every table that is still empty, referred ones first. */
export async function fillEveryTable(client: pg.Client, tables: readonly { name: string }[]): Promise<void> {
  for (const { name } of tables) {
    const found = await client.query(`select from ${pg.escapeIdentifier(name)} limit 1`);
    if (found.rowCount !== 0) continue;
    const columns = await columnsOf(client, name);
    for (let row = 0; row < 3; row += 1) {
      const values = columns.map((column) => makerOf(column, row));
      await client.query(
        `insert into ${pg.escapeIdentifier(name)} (${columns.map(({ name: own }) => pg.escapeIdentifier(own)).join(", ")})
         values (${values.map((_, place) => `$${place + 1}`).join(", ")}) on conflict do nothing`,
        await Promise.all(values.map((value) => value(client))),
      );
    }
  }
}

/** All rows of all tables as text, each table in an order of its own content. */
export async function contentOf(
  client: pg.Client,
  tables: readonly { name: string }[],
): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${pg.escapeIdentifier(name)} t order by 1`,
    );
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

type Column = {
  name: string;
  type: string;
  nullable: boolean;
  refersTo: { table: string; column: string } | null;
  one: boolean;
};

async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<{
    name: string;
    type: string;
    nullable: boolean;
    to_table: string | null;
    to_column: string | null;
    one: boolean;
  }>(
    `select a.attname::text as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
            r.relname::text as to_table, ra.attname::text as to_column,
            exists (select from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'c'
                     and c.conkey = array[a.attnum] and pg_get_constraintdef(c.oid) like '%= 1%') as one
       from pg_attribute a
       left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'f' and k.conkey = array[a.attnum]
       left join pg_class r on r.oid = k.confrelid
       left join pg_attribute ra on ra.attrelid = k.confrelid and ra.attnum = k.confkey[1]
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum`,
    [pg.escapeIdentifier(table)],
  );
  return rows.map(({ to_table, to_column, ...column }) => ({
    ...column,
    refersTo: to_table && to_column ? { table: to_table, column: to_column } : null,
  }));
}

function makerOf(column: Column, row: number): (client: pg.Client) => Promise<unknown> {
  const { type, nullable, refersTo, one } = column;
  return async (client) => {
    if (refersTo) {
      const { rows } = await client.query<{ value: unknown }>(
        `select ${pg.escapeIdentifier(refersTo.column)} as value from ${pg.escapeIdentifier(refersTo.table)} order by 1 limit 1`,
      );
      return rows[0]?.value ?? null;
    }
    if (nullable && row === 1) return null;
    if (one) return 1;
    if (type === "uuid") return `00000000-0000-4000-8000-00000000000${row}`;
    if (type === "boolean") return row === 0;
    if (/int|numeric|double|real/.test(type)) return row + 1;
    if (type.startsWith("timestamp")) return `2026-03-0${row + 1}T08:00:00.123456Z`;
    if (/json/.test(type)) return JSON.stringify({ text: AWKWARD[row] });
    if (type.endsWith("[]")) return type.startsWith("text") ? [AWKWARD[row] ?? "", "{,}"] : [row];
    return `${row}${AWKWARD[(column.name.length + row) % AWKWARD.length]}`;
  };
}
