import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetProcessWide } from "../process-wide";
import { withDatabase } from "../testing/database";
import { backUpIfDue, isDue, QUIET_HOUR } from "./daily";
import { backupName, backupState, dropOldBackups, KEPT, noteAttempt } from "./keep";
import { storeSizes } from "./sizes";

const made = withDatabase();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "nephoscope-daily-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  forgetProcessWide("backup-attempt");
});

const quiet = new Date(`2026-03-02T${QUIET_HOUR}:10:00.000Z`);
const noon = new Date("2026-03-02T12:00:00.000Z");
const before = (now: Date, hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();

it.each([
  ["at noon, when there was never one", noon, null, null, true],
  ["in the quiet hour, a day after the last", quiet, before(quiet, 24), before(quiet, 24), true],
  ["in the quiet hour, made in it already", quiet, before(quiet, 0.2), before(quiet, 0.2), false],
  ["at noon, when the last is of this night", noon, before(noon, 16), before(noon, 16), false],
  ["at noon, when the machine slept two nights", noon, before(noon, 40), before(noon, 40), true],
  ["ten minutes after a failure", noon, before(noon, 1 / 6), before(noon, 40), false],
  ["two hours after a failure", noon, before(noon, 2), before(noon, 40), true],
  ["after the clock was set back", noon, before(noon, -48), before(noon, -48), true],
])("%s", (_when, now, lastTryAt, lastDoneAt, due) => {
  expect(isDue({ now, lastTryAt, lastDoneAt })).toBe(due);
});

describe("the daily backup", () => {
  const connection = () => ({ connectionString: made.url() });

  it("is made once, though two processes look at the same moment, and is told", async () => {
    const done = await Promise.all([1, 2].map(() => backUpIfDue({ connection: connection(), folder })));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await backUpIfDue({ connection: connection(), folder })).toBe(false);
    const state = await backupState(folder);
    expect(state.kept).toEqual([
      { name: expect.any(String), bytes: expect.any(Number), madeAt: state.lastDoneAt },
    ]);
    expect(state.lastTry).toMatchObject({ failure: null });
  });

  it("is left to the process that holds its lock", async () => {
    const other = new pg.Client(connection());
    await other.connect();
    await other.query("select pg_advisory_lock(727201)");
    expect(await backUpIfDue({ connection: connection(), folder })).toBe(false);
    await other.end();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("that fails is told with its kind, and the earlier ones stay", async () => {
    writeFileSync(path.join(folder, backupName(new Date("2020-01-01T20:00:00.000Z"))), "an old one");
    // A folder under the name of what is to be written, whichever second it is made in.
    const blocked = path.join(folder, "blocked");
    writeFileSync(blocked, "no folder");
    await expect(backUpIfDue({ connection: connection(), folder: blocked })).rejects.toMatchObject({
      name: "BackupError",
      kind: "file",
    });
    forgetProcessWide("backup-attempt");
    expect((await backupState(folder)).kept).toHaveLength(1);
  });

  it("keeps the newest three and nobody else's files", async () => {
    for (let day = 1; day <= KEPT + 2; day += 1) {
      writeFileSync(path.join(folder, backupName(new Date(`2026-03-0${day}T20:00:00.000Z`))), "x");
    }
    writeFileSync(path.join(folder, "before-the-move.backup.gz"), "x");
    mkdirSync(path.join(folder, "mine"));
    await dropOldBackups(folder);
    const { kept, lastDoneAt } = await backupState(folder);
    expect(kept.map(({ madeAt }) => madeAt)).toEqual([
      "2026-03-05T20:00:00.000Z",
      "2026-03-04T20:00:00.000Z",
      "2026-03-03T20:00:00.000Z",
    ]);
    expect(lastDoneAt).toBe("2026-03-05T20:00:00.000Z");
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(["before-the-move.backup.gz", "mine"]));
  });

  it("remembers a failure that the full disk takes no note of", async () => {
    await noteAttempt(path.join(folder, "gone"), { at: noon.toISOString(), failure: "disk-full" }).catch(
      () => {},
    );
    expect((await backupState(folder)).lastTry).toEqual({ at: noon.toISOString(), failure: "disk-full" });
  });
});

it("tells how large the store is, and its largest tables", async () => {
  const sizes = await storeSizes();
  expect(sizes.databaseBytes).toBeGreaterThan(1_000_000);
  expect(sizes.tables.length).toBeGreaterThan(3);
  expect(sizes.tables.map(({ bytes }) => bytes)).toEqual(
    sizes.tables.map(({ bytes }) => bytes).sort((a, b) => b - a),
  );
});
