import { beforeEach, expect, it } from "vitest";
import { database } from "../../database";
import { users } from "../../database/tables";
import { EXPORTS_PER_HOUR } from "../../domain/export-limit";
import { withDatabase } from "../../testing/database";
import { countExport } from "./limit";

withDatabase();

const START = Date.parse("2026-11-21T08:00:00.000Z");
const at = (minutes: number) => new Date(START + minutes * 60_000);
let people: string[] = [];

beforeEach(async () => {
  const db = await database();
  await db.delete(users);
  const rows = await db
    .insert(users)
    .values(
      ["a@example.com", "b@example.com"].map((email) => ({ email, name: email, role: "viewer" as const })),
    )
    .returning();
  people = rows.map(({ id }) => id);
});

const count = (person: number, minutes: number, rows = 1_000) =>
  countExport(people[person] ?? "", { rows, now: at(minutes) });

it("lets a person make ten large exports an hour, and says how long the next one waits", async () => {
  for (let minute = 0; minute < EXPORTS_PER_HOUR; minute += 1) expect(await count(0, minute)).toBeNull();
  expect(await count(0, 20)).toBe(40 * 60);
  expect(await count(0, 59.9)).toBe(6);
  expect(await count(0, 60)).toBeNull();
  expect(await count(0, 60.5)).toBe(30);
});

it("counts each person alone", async () => {
  for (let made = 0; made < EXPORTS_PER_HOUR; made += 1) await count(0, 0);
  expect(await count(0, 1)).toBeGreaterThan(0);
  expect(await count(1, 1)).toBeNull();
});

it("does not count what the list gives in one answer anyway", async () => {
  for (let made = 0; made < 3 * EXPORTS_PER_HOUR; made += 1) expect(await count(0, 0, 200)).toBeNull();
  expect(await count(0, 0, 201)).toBeNull();
});

it("does not let two at once pass together", async () => {
  for (let made = 0; made < EXPORTS_PER_HOUR - 1; made += 1) await count(0, 0);
  const waits = await Promise.all([count(0, 1), count(0, 1), count(0, 1)]);
  expect(waits.filter((wait) => wait === null)).toHaveLength(1);
});
