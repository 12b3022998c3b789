import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { withDatabase } from "../testing/database";
import { database } from ".";
import { textArray } from "./text-array";

withDatabase();

it.each<[string, (string | null)[]]>([
  ["nothing", []],
  ["one text", ["a"]],
  ["nulls, and the word for it", [null, "NULL", "null", ""]],
  ["what the written form escapes", ['"', "\\", "{a,b}", "a b", "\n\t"]],
  ["letters of two, three and four bytes", ["é", "镜像", "🖼️"]],
])("tells PostgreSQL %s", async (_what, texts) => {
  const db = await database();
  const { rows } = await db.execute(sql`select ${sql.param(textArray(texts))}::text[] as told`);
  expect(rows).toEqual([{ told: texts }]);
});

it("writes half a pair of surrogates as the driver does, so that the row can be stored", async () => {
  const db = await database();
  const { rows } = await db.execute(
    sql`select ${sql.param(textArray(["\ud800"]))}::text[] = array[${"\ud800"}::text] as same`,
  );
  expect(rows).toEqual([{ same: true }]);
});
