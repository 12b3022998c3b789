import { sql } from "drizzle-orm";
import { database } from "../database";

/** Lets every change of some tables end as on a full disk (SQLSTATE 53100), until `end`. Reading goes on. */
export async function fullDisk(tables: readonly string[]): Promise<{
  /** Something that the test itself has to write meanwhile. */
  leaveAlone(write: () => Promise<unknown>): Promise<void>;
  end(): Promise<void>;
}> {
  const db = await database();
  const each = async (make: (table: string) => string) => {
    for (const table of tables) await db.execute(sql.raw(make(table)));
  };
  await db.execute(sql`create or replace function test_disk_full() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
  const fill = () =>
    each(
      (table) => `create trigger test_disk_full before insert or update on ${table}
        for each statement execute function test_disk_full()`,
    );
  const clear = () => each((table) => `drop trigger if exists test_disk_full on ${table}`);
  await fill();
  return {
    async leaveAlone(write) {
      await clear();
      await write();
      await fill();
    },
    end: clear,
  };
}
