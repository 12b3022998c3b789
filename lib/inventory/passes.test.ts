import { and, count, eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { images, passes, scopes } from "../database/tables";
import type { Failure } from "../domain/failure";
import { emptyFilter } from "../domain/image-filter";
import type { Scope } from "../domain/source";
import { currentSettings } from "../settings";
import { withDatabase } from "../testing/database";
import { plantConnection, toldImage } from "../testing/inventory";
import { withVaultKey } from "../testing/vault-key";
import { listRows } from "./list";
import { liveIndex } from "./live-index";
import { beginPass, breakPass, completePass, postponeScope, progressPass } from "./passes";
import { lastListed } from "./rows";
import { dueScopes, keepScopes, ScopeGone } from "./scopes";
import { readSources } from "./sources";
import { writePage } from "./write-page";

withDatabase();
withVaultKey();
beforeAll(() => plantConnection("tc-prod", ["ap-guangzhou"]));

const scope: Scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "all" };
const failure: Failure = {
  kind: "unavailable",
  dialect: "tencent-cvm",
  operation: "DescribeImages",
  httpStatus: 503,
  code: null,
  requestId: "r-1",
  action: null,
  skewMs: null,
  retryAfterMs: null,
};

const FAR = "2100-01-01T00:00:00.000Z";
let minute = 0;
const clock = () => new Date(Date.UTC(2026, 10, 20, 8, minute++)).toISOString();

/** Walks once: the images that arrive, and whether every page did. */
async function walk(imageIds: string[], complete = true, why = failure): Promise<number> {
  const pass = await beginPass(scope, clock());
  const written = await writePage({ scope, items: imageIds.map((id) => toldImage(id)), at: clock() });
  const result = { finishedAt: clock(), pages: 1, images: imageIds.length, written, dueAt: clock() };
  if (complete) await completePass(scope, pass, { ...result, seen: new Set(imageIds) });
  else await breakPass(scope, pass, { ...result, failure: why });
  return written;
}

async function stored() {
  const db = await database();
  const rows = await db.select().from(images).where(eq(images.connectionId, "tc-prod"));
  return new Map(rows.map((row) => [row.imageId, row]));
}

async function scopeRow() {
  const db = await database();
  const [row] = await db
    .select()
    .from(scopes)
    .where(and(eq(scopes.connectionId, "tc-prod")));
  return row;
}

async function listed(): Promise<string[]> {
  await liveIndex().catchUp();
  const filter = { ...emptyFilter(), sort: { key: "name", descending: false } } as const;
  const { rows } = await listRows(filter, { from: 0, limit: 100 });
  return rows.map(({ ref }) => ref.imageId);
}

beforeEach(async () => {
  const db = await database();
  // As a gone image leaves the index, so do these: nothing of one test is seen by the next.
  for (const key of [...(await stored()).values()])
    liveIndex().index.remove(`tc-prod\nap-guangzhou\n${key.imageId}`);
  await db.delete(images);
  await db.delete(passes);
  await db.delete(scopes);
  await keepScopes("tc-prod", [scope]);
});

describe("a pass", () => {
  it("writes nothing when nothing changed", async () => {
    expect(await walk(["img-a", "img-b"])).toBe(2);
    const before = await stored();
    expect(await walk(["img-a", "img-b"])).toBe(0);
    expect(await stored()).toEqual(before);
  });

  it("writes what changed, and the index hears of it", async () => {
    await walk(["img-a", "img-b"]);
    const revision = liveIndex().revision();
    expect(await listed()).toEqual(["img-a", "img-b"]);
    expect(liveIndex().revision()).toBeGreaterThan(revision);
    const pass = await beginPass(scope, clock());
    const written = await writePage({
      scope,
      items: [toldImage("img-a", { name: "renamed" }), toldImage("img-b")],
      at: clock(),
    });
    expect(written).toBe(1);
    await completePass(scope, pass, {
      finishedAt: clock(),
      pages: 1,
      images: 2,
      written,
      dueAt: clock(),
      seen: new Set(["img-a", "img-b"]),
    });
    expect((await stored()).get("img-a")?.shown.name).toBe("renamed");
  });

  it("calls an image gone after two complete passes without it, not after one", async () => {
    await walk(["img-a", "img-b"]);
    await walk(["img-a"]);
    expect((await stored()).get("img-b")).toMatchObject({ goneAt: null, missingPasses: 1 });
    expect(await listed()).toContain("img-b");
    await walk(["img-a"]);
    expect((await stored()).get("img-b")?.goneAt).not.toBeNull();
    expect(await listed()).toEqual(["img-a"]);
  });

  it("brings an image back that was gone", async () => {
    for (const ids of [["img-a", "img-b"], ["img-a"], ["img-a"], ["img-a", "img-b"]]) await walk(ids);
    expect((await stored()).get("img-b")).toMatchObject({ goneAt: null, missingPasses: 0 });
    expect(await listed()).toEqual(["img-a", "img-b"]);
  });

  it("never calls anything missing when it broke off, however often", async () => {
    await walk(["img-a", "img-b"]);
    for (let round = 0; round < 3; round += 1) await walk([], false);
    expect((await stored()).get("img-b")).toMatchObject({ goneAt: null, missingPasses: 0 });
    expect(await listed()).toEqual(["img-a", "img-b"]);
  });

  it("says since when a scope fails and why, and forgets it when it works again", async () => {
    await walk(["img-a"]);
    const completeAt = (await scopeRow())?.completeAt;
    await walk([], false);
    const since = (await scopeRow())?.failingSince;
    await walk([], false);
    expect(await scopeRow()).toMatchObject({ failingSince: since, failure, completeAt, passNumber: 3 });
    expect(since).not.toBeNull();
    await walk(["img-a"]);
    expect(await scopeRow()).toMatchObject({ failingSince: null, failure: null });
  });

  it("counts refusals of the key in a row, and forgets them when it works again", async () => {
    const refused: Failure = { ...failure, kind: "wrong-secret" };
    await walk([], false, refused);
    const since = (await scopeRow())?.refusedSince;
    await walk([], false);
    await walk([], false, refused);
    expect(await scopeRow()).toMatchObject({ refusals: 2, refusedSince: since });
    expect(since).not.toBeNull();
    await walk(["img-a"]);
    expect(await scopeRow()).toMatchObject({ refusals: 0, refusedSince: null });
  });

  it("takes a missing permission for no refusal of the key", async () => {
    await walk([], false, { ...failure, kind: "wrong-secret" });
    for (let round = 0; round < 3; round += 1) await walk([], false, { ...failure, kind: "forbidden" });
    expect(await scopeRow()).toMatchObject({ refusals: 0, failure: { kind: "forbidden" } });
  });

  it("does not find a source due whose key was refused three times", async () => {
    const refused: Failure = { ...failure, kind: "unknown-key" };
    for (let round = 1; round <= 3; round += 1) {
      expect(await dueScopes(FAR)).toEqual([{ ...scope, refusals: round - 1, awaited: false }]);
      await walk([], false, refused);
    }
    expect(await dueScopes(FAR)).toEqual([]);
  });

  it("shows how far it has come", async () => {
    const pass = await beginPass(scope, clock());
    await progressPass(pass, { pages: 2, images: 150, written: 7 });
    const db = await database();
    const [row] = await db.select().from(passes).where(eq(passes.id, pass.id));
    expect(row).toMatchObject({ outcome: "running", pages: 2, images: 150, written: 7 });
  });

  it("writes nothing into a scope that was dropped meanwhile", async () => {
    const pass = await beginPass(scope, clock());
    await keepScopes("tc-prod", []);
    await expect(writePage({ scope, items: [toldImage("img-late")], at: clock() })).rejects.toThrow(
      ScopeGone,
    );
    const result = { finishedAt: clock(), pages: 1, images: 1, written: 0, dueAt: clock() };
    await expect(completePass(scope, pass, { ...result, seen: new Set() })).rejects.toThrow(ScopeGone);
    await expect(beginPass(scope, clock())).rejects.toThrow(ScopeGone);
    expect(await scopeRow()).toBeUndefined();
    expect((await stored()).size).toBe(0);
  });

  it("says of an image that is missed until when it was listed, not when it was missed", async () => {
    await walk(["img-a", "img-b"]);
    await walk(["img-a", "img-b"]);
    const lastWithIt = (await scopeRow())?.completeAt;
    await walk(["img-a"]);
    expect((await stored()).get("img-b")?.lastListedAt).toBe(lastWithIt);
    await walk(["img-a"]);
    expect((await stored()).get("img-b")?.lastListedAt).toBe(lastWithIt);
    const source = (await readSources({ now: new Date(), pace: await currentSettings() }))[0];
    const listedOf = (row: typeof images.$inferSelect | undefined) => row && lastListed(row, source);
    expect(listedOf((await stored()).get("img-b"))).toBe(lastWithIt);
    expect(listedOf((await stored()).get("img-a"))).toBe((await scopeRow())?.completeAt);
    await walk(["img-a", "img-b"]);
    expect((await stored()).get("img-b")?.lastListedAt).toBeNull();
  });

  it("that we ended ourselves says nothing of its cloud, and is due at once", async () => {
    await walk(["img-a"]);
    const pass = await beginPass(scope, clock());
    const finishedAt = clock();
    await breakPass(scope, pass, {
      ...{ finishedAt, pages: 0, images: 0, written: 0, dueAt: clock() },
      failure: { ...failure, kind: "cancelled" },
    });
    expect(await scopeRow()).toMatchObject({
      runningSince: null,
      failure: null,
      failingSince: null,
      dueAt: finishedAt,
    });
  });

  it("that the store could not end is ended later, and its scope says so", async () => {
    await walk(["img-a"]);
    await beginPass(scope, clock());
    const [at, dueAt] = [clock(), clock()];
    await postponeScope(scope, { at, dueAt, failure: { ...failure, kind: "internal" } });
    expect(await scopeRow()).toMatchObject({
      runningSince: null,
      failingSince: at,
      dueAt,
      failure: { kind: "internal" },
    });
    const db = await database();
    const outcomes = await db.select({ outcome: passes.outcome }).from(passes).orderBy(passes.number);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["complete", "incomplete"]);
  });

  it("may miss more images than a statement has parameters", async () => {
    const db = await database();
    await walk(["img-a"]);
    // Copies in the database: only their number matters.
    await db.execute(sql`
      insert into images (connection_id, region_id, image_id, group_name, ownership, digest, listed, listed_at, shown,
        first_seen_at, revision)
      select connection_id, region_id, 'copy-' || n, group_name, ownership, digest, '{}', listed_at,
        '{"ref":{}}', first_seen_at, revision
      from images, generate_series(1, 70000) as n`);
    await walk(["img-a"]);
    const missed = await db.select({ count: count() }).from(images).where(eq(images.missingPasses, 1));
    expect(missed).toEqual([{ count: 70_000 }]);
    await db.delete(images);
  });

  it("keeps names with a NUL, a lone surrogate and ten thousand characters exactly", async () => {
    const name = `nul \u0000 lone \ud800 ${"长".repeat(10_000)}`;
    const text = `{"name":"\\u0000\\ud800"}`;
    await writePage({ scope, items: [toldImage("img-odd", { name }, text)], at: clock() });
    expect((await stored()).get("img-odd")?.shown.name).toBe(name);
  });

  it("takes a page that names an image twice", async () => {
    const items = [toldImage("img-a", { name: "first" }), toldImage("img-a", { name: "second" })];
    await writePage({ scope, items, at: clock() });
    expect((await stored()).get("img-a")?.shown.name).toBe("second");
  });
});
