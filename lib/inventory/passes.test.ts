import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { images, passes, scopes } from "../database/tables";
import type { Failure } from "../domain/failure";
import { emptyFilter } from "../domain/image-filter";
import type { Scope } from "../domain/source";
import { withDatabase } from "../testing/database";
import { plantConnection, toldImage } from "../testing/inventory";
import { liveIndex } from "./live-index";
import { beginPass, breakPass, completePass } from "./passes";
import { writePage } from "./write-page";

withDatabase();
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

let minute = 0;
const clock = () => new Date(Date.UTC(2026, 10, 20, 8, minute++)).toISOString();

/** Walks once: the images that arrive, and whether every page did. */
async function walk(imageIds: string[], complete = true): Promise<number> {
  const pass = await beginPass(scope, clock());
  const written = await writePage({ scope, items: imageIds.map((id) => toldImage(id)), at: clock() });
  const result = { finishedAt: clock(), pages: 1, images: imageIds.length, written, dueAt: clock() };
  if (complete) await completePass(scope, pass, { ...result, seen: new Set(imageIds) });
  else await breakPass(scope, pass, { ...result, failure });
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
  const { keys } = liveIndex().index.find(
    { ...emptyFilter(), sort: { key: "name", descending: false } },
    { from: 0, limit: 100 },
  );
  return keys.map((key) => key.split("\n")[2] ?? "");
}

beforeEach(async () => {
  const db = await database();
  // As a gone image leaves the index, so do these: nothing of one test is seen by the next.
  for (const key of [...(await stored()).values()])
    liveIndex().index.remove(`tc-prod\nap-guangzhou\n${key.imageId}`);
  await db.delete(images);
  await db.delete(passes);
  await db.delete(scopes);
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
