import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const FOLDER = join(import.meta.dirname, "migrations");
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".sql"));

/**
 * What an older instance that is still at work would stumble over. A function or a trigger that is replaced is none of
 * it; neither is a constraint that is added to a table which the same migration creates.
 */
const BREAKING: readonly [string, RegExp][] = [
  ["drops", /\bdrop\s+(?:table|column|index|constraint|schema|sequence|type|view)\b/i],
  ["renames", /\brename\s+(?:to|column|constraint)\b/i],
  ["changes a type", /\balter\s+column\s+\S+\s+(?:set\s+data\s+)?type\b/i],
  ["demands a value of rows that exist", /\balter\s+column\s+\S+\s+set\s+not\s+null\b/i],
  ["empties", /^(?:truncate|delete\s+from)\b/im],
];

function breaking(statement: string): string[] {
  const found = BREAKING.filter(([, pattern]) => pattern.test(statement)).map(([what]) => what);
  const adds = /\badd\s+column\b/i.test(statement) && /\bnot\s+null\b/i.test(statement);
  // What an older instance inserts does not name the new column.
  return adds && !/\bdefault\b/i.test(statement)
    ? [...found, "adds a column that older inserts lack"]
    : found;
}

const statementsOf = (name: string) =>
  readFileSync(join(FOLDER, name), "utf8")
    .split("--> statement-breakpoint")
    .map((text) => text.trim());

describe("old and new versions may share a database during an upgrade", () => {
  it.each(files)("%s only adds", (name) => {
    expect(statementsOf(name).flatMap((text) => breaking(text).map((what) => `${what}: ${text}`))).toEqual(
      [],
    );
  });

  it.each([
    ['DROP TABLE "views"', "drops"],
    ['ALTER TABLE "a" DROP COLUMN "b"', "drops"],
    ['ALTER TABLE "a" RENAME COLUMN "b" TO "c"', "renames"],
    ['ALTER TABLE "a" ALTER COLUMN "b" SET DATA TYPE bigint', "changes a type"],
    ['ALTER TABLE "a" ALTER COLUMN "b" SET NOT NULL', "demands a value of rows that exist"],
    ['ALTER TABLE "a" ADD COLUMN "b" text NOT NULL', "adds a column that older inserts lack"],
    ['DELETE FROM "a"', "empties"],
  ])("%s would be refused", (statement, why) => {
    expect(breaking(statement)).toEqual([why]);
  });
});

it("runs every migration that there is, in the order of their numbers", () => {
  const journal = JSON.parse(readFileSync(join(FOLDER, "meta/_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  expect(journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual(files.toSorted());
});
