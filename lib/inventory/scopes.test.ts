import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { connections, images, scopes } from "../database/tables";
import type { Scope, ScopeGroup } from "../domain/source";
import { withDatabase } from "../testing/database";
import { plantConnection, toldImage } from "../testing/inventory";
import { testFailure } from "../testing/provider";
import { liveIndex } from "./live-index";
import { beginPass } from "./passes";
import {
  closeAbandonedPasses,
  dueScopes,
  hastenScopes,
  keepScopes,
  lockScopes,
  makeDue,
  requestReads,
} from "./scopes";
import { writePage } from "./write-page";

withDatabase();

const scope = (group: ScopeGroup, regionId = "ap-guangzhou"): Scope => ({
  connectionId: "tc-prod",
  regionId,
  group,
});
const NOON = "2026-11-20T12:00:00.000Z";
const LATER = "2026-11-20T12:30:00.000Z";

beforeEach(async () => {
  const db = await database();
  await db.delete(connections);
  await plantConnection("tc-prod", ["ap-guangzhou", "ap-shanghai"]);
});

async function stored() {
  const db = await database();
  const rows = await db.select().from(images).where(eq(images.connectionId, "tc-prod"));
  return new Map(rows.map((row) => [row.imageId, row]));
}

async function groups() {
  const db = await database();
  const rows = await db.select().from(scopes).where(eq(scopes.connectionId, "tc-prod"));
  return rows.map(({ regionId, group }) => `${regionId} ${group}`).sort();
}

describe("planning the scopes of a connection", () => {
  it("adds new ones, forgets the others and leaves what is known of the kept ones", async () => {
    await keepScopes("tc-prod", [scope("private"), scope("public")]);
    await beginPass(scope("private"), NOON);
    await keepScopes("tc-prod", [scope("private"), scope("shared")]);
    expect(await groups()).toEqual(["ap-guangzhou private", "ap-guangzhou shared"]);
    const db = await database();
    const [kept] = await db.select().from(scopes).where(eq(scopes.group, "private"));
    expect(kept).toMatchObject({ passNumber: 1, runningSince: NOON });
  });

  it("takes the images of a region that nobody reads any more out of every list", async () => {
    await keepScopes("tc-prod", [scope("all"), scope("all", "ap-shanghai")]);
    const there = { connectionId: "tc-prod", regionId: "ap-shanghai", imageId: "img-there" };
    await writePage({ scope: scope("all"), items: [toldImage("img-here")], at: NOON });
    await writePage({
      scope: scope("all", "ap-shanghai"),
      items: [toldImage("img-there", { ref: there })],
      at: NOON,
    });
    await liveIndex().catchUp();
    const before = liveIndex().index.size;
    await keepScopes("tc-prod", [scope("all")]);
    await liveIndex().catchUp();
    expect(liveIndex().index.size).toBe(before - 1);
    expect((await stored()).get("img-there")).toMatchObject({ lastListedAt: NOON });
    expect((await stored()).get("img-there")?.goneAt).not.toBeNull();
    expect((await stored()).get("img-here")?.goneAt).toBeNull();
  });

  it("loses no image when a region is listed in other groups than before", async () => {
    await keepScopes("tc-prod", [scope("all")]);
    const ownerships = ["private", "shared", "public", "marketplace"] as const;
    const items = ownerships.map((value) => toldImage(`img-${value}`, { ownership: { value, raw: value } }));
    await writePage({ scope: scope("all"), items, at: NOON });
    await keepScopes("tc-prod", [scope("own-and-shared"), scope("public")]);
    const rows = await stored();
    expect(rows.get("img-private")).toMatchObject({ group: "own-and-shared", goneAt: null });
    expect(rows.get("img-shared")).toMatchObject({ group: "own-and-shared", goneAt: null });
    expect(rows.get("img-public")).toMatchObject({ group: "public", goneAt: null });
    expect(rows.get("img-marketplace")?.goneAt).not.toBeNull();
  });
});

it("gives an image of an unclear ownership to the group that lists everything", async () => {
  await keepScopes("tc-prod", [scope("private")]);
  const item = toldImage("img-odd", { ownership: { value: "unknown", raw: "odd" } });
  await writePage({ scope: scope("private"), items: [item], at: NOON });
  await keepScopes("tc-prod", [scope("all")]);
  expect((await stored()).get("img-odd")).toMatchObject({ group: "all", goneAt: null });
});

describe("due scopes", () => {
  it("are those whose time has come and that nobody walks, longest overdue first", async () => {
    const groupsAt = async (at: string) => (await dueScopes(at)).map(({ group }) => group);
    await keepScopes("tc-prod", [scope("private"), scope("public"), scope("shared")]);
    const db = await database();
    const due = (group: ScopeGroup, dueAt: string) =>
      db.update(scopes).set({ dueAt }).where(eq(scopes.group, group));
    await due("private", LATER);
    await due("public", NOON);
    await due("shared", "2026-11-20T11:00:00.000Z");
    expect(await groupsAt(NOON)).toEqual(["shared", "public"]);
    await beginPass(scope("shared"), NOON);
    expect(await groupsAt(LATER)).toEqual(["public", "private"]);
    await makeDue("2026-11-20T10:00:00.000Z", "tc-prod");
    expect((await groupsAt("2026-11-20T10:00:00.000Z")).sort()).toEqual(["private", "public"]);
  });

  it("begin with those that somebody asked for and waits for, until they were tried", async () => {
    await keepScopes("tc-prod", [scope("private"), scope("public", "ap-shanghai")]);
    const db = await database();
    await db
      .update(scopes)
      .set({ dueAt: "2026-11-20T01:00:00.000Z", attemptedAt: "2026-11-20T00:55:00.000Z" });
    const first = async () => (await dueScopes(LATER)).map(({ regionId }) => regionId)[0];
    const request = { connectionId: "tc-prod", regionId: "ap-shanghai", at: NOON, notSince: NOON };
    const asked = await db.transaction((transaction) => requestReads(transaction, request));
    expect(asked).toEqual([scope("public", "ap-shanghai")]);
    expect(await first()).toBe("ap-shanghai");
    await db.update(scopes).set({ attemptedAt: LATER });
    expect(await first()).toBe("ap-guangzhou");
  });

  it("are at the start those that an ended process was walking", async () => {
    await keepScopes("tc-prod", [scope("private")]);
    await beginPass(scope("private"), NOON);
    expect(await dueScopes(LATER)).toEqual([]);
    await closeAbandonedPasses(LATER);
    expect(await dueScopes(LATER)).toMatchObject([scope("private")]);
  });
});

it.each<[string, (at: string) => Promise<void>]>([
  ["all at once", makeDue],
  [
    "by a faster pace",
    async (at) =>
      await (await database()).transaction((transaction) =>
        hastenScopes(transaction, at, { ownPassMinutes: 1, publicPassMinutes: 1, staleAfterIntervals: 3 }),
      ),
  ],
])("become due %s without waiting in a circle with a pass that completes", async (_how, hasten) => {
  await keepScopes("tc-prod", [scope("all", "ap-shanghai")]);
  await keepScopes("tc-prod", [scope("all", "ap-shanghai"), scope("all")]);
  const db = await database();
  await db.update(scopes).set({ dueAt: "2026-11-21T12:00:00.000Z" });
  const waiting = async () =>
    (
      await db.execute(
        sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    ).rowCount;
  const hastened = await db.transaction(async (transaction) => {
    await lockScopes(transaction, eq(scopes.regionId, "ap-guangzhou"));
    const done = hasten(LATER);
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    await lockScopes(transaction, eq(scopes.regionId, "ap-shanghai"));
    return { done };
  });
  await hastened.done;
  const due = (await db.select().from(scopes)).map(({ dueAt }) => dueAt);
  for (const at of due) expect(at < "2026-11-21T00:00:00.000Z").toBe(true);
});

describe("a faster pace", () => {
  const PACE = { ownPassMinutes: 5, publicPassMinutes: 30, staleAfterIntervals: 3 };
  const due = async (group: ScopeGroup) => {
    const db = await database();
    const [row] = await db.select().from(scopes).where(eq(scopes.group, group));
    return row?.dueAt;
  };
  const plan = async (group: ScopeGroup, change: Partial<typeof scopes.$inferInsert>) => {
    const db = await database();
    await db.insert(scopes).values({ ...scope(group), ...change });
  };
  const hasten = async () =>
    (await database()).transaction((transaction) => hastenScopes(transaction, NOON, PACE));

  it("brings nearer what waits longer than the new interval, and nothing else", async () => {
    await plan("private", { dueAt: "2026-11-20T12:04:00.000Z" });
    await plan("shared", { dueAt: "2026-11-20T12:50:00.000Z" });
    await plan("public", { dueAt: "2026-11-20T12:50:00.000Z" });
    await hasten();
    expect(await due("private")).toBe("2026-11-20T12:04:00.000Z");
    expect(await due("shared")).toBe("2026-11-20T12:05:00.000Z");
    expect(await due("public")).toBe(LATER);
  });

  it("leaves alone what failed, because the cloud may have asked for patience", async () => {
    await plan("private", {
      dueAt: "2026-11-20T13:00:00.000Z",
      failure: testFailure("rate-limited").failure,
    });
    await hasten();
    expect(await due("private")).toBe("2026-11-20T13:00:00.000Z");
  });
});
