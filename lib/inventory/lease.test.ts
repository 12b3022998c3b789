import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { connections, images, passes, scopes } from "../database/tables";
import type { Scope } from "../domain/source";
import { withDatabase } from "../testing/database";
import { plantScope, toldImage } from "../testing/inventory";
import { testFailure } from "../testing/provider";
import { keepLease, PassLost, ScopeTaken } from "./lease";
import { beginPass, breakPass, completePass, postponeScope } from "./passes";
import { closeAbandonedPasses, dueScopes, makeDue } from "./scopes";
import { writePage } from "./write-page";

withDatabase();

const scope: Scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "private" };
const NOON = "2026-11-20T12:00:00.000Z";
const LATER = "2026-11-20T12:05:00.000Z";
const ended = { finishedAt: LATER, dueAt: LATER, pages: 1, images: 1, written: 1 };

beforeEach(async () => {
  const db = await database();
  await db.delete(passes);
  await db.delete(connections);
  await plantScope(scope);
  await makeDue(NOON);
});

/** The process that holds the lease has been silent for too long. */
async function fallSilent(): Promise<void> {
  const db = await database();
  await db.update(scopes).set({ leaseUntil: sql`clock_timestamp() - interval '1 second'` });
}

async function row() {
  const db = await database();
  const [found] = await db.select().from(scopes);
  if (!found) throw new Error("there is no scope");
  return found;
}

const outcomes = async () =>
  (await (await database()).select().from(passes).orderBy(passes.number)).map(({ outcome }) => outcome);
const due = async () => (await dueScopes(LATER)).length;

describe("a scope", () => {
  it("is walked by one process only", async () => {
    await beginPass(scope, NOON, "one");
    expect(await due()).toBe(0);
    await expect(beginPass(scope, NOON, "two")).rejects.toThrow(ScopeTaken);
    expect(await row()).toMatchObject({ passNumber: 1, leaseHolder: "one" });
  });

  it("goes to exactly one of many processes that want it at once", async () => {
    const begun = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) => beginPass(scope, NOON, `process ${at}`)),
    );
    expect(begun.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await outcomes()).toEqual(["running"]);
  });

  it("is taken over from a process that has been silent for too long", async () => {
    await beginPass(scope, NOON, "one");
    await fallSilent();
    expect(await due()).toBe(1);
    const second = await beginPass(scope, LATER, "two");
    expect(second.number).toBe(2);
    expect(await outcomes()).toEqual(["incomplete", "running"]);
  });

  it("stays with a process that says that it is alive", async () => {
    const pass = await beginPass(scope, NOON, "one");
    await fallSilent();
    expect(await keepLease(scope, pass)).toBe(true);
    await expect(beginPass(scope, LATER, "two")).rejects.toThrow(ScopeTaken);
  });

  it("is free as soon as its pass has ended", async () => {
    const pass = await beginPass(scope, NOON, "one");
    await completePass(scope, pass, { ...ended, seen: new Set() });
    expect(await row()).toMatchObject({ leaseHolder: null, leaseUntil: null, runningSince: null });
    await beginPass(scope, LATER, "two");
  });

  it("that somebody waits for comes before those that are longer overdue", async () => {
    const other: Scope = { ...scope, group: "public" };
    const db = await database();
    await db.insert(scopes).values({ ...other, dueAt: "2026-11-20T08:00:00.000Z" });
    await db
      .update(scopes)
      .set({ requestedAt: NOON })
      .where(and(eq(scopes.group, "private")));
    expect((await dueScopes(LATER)).map(({ group }) => group)).toEqual(["private", "public"]);
  });
});

describe("a process that was paused and wakes up", () => {
  const wakeUp = async () => {
    const first = await beginPass(scope, NOON, "one");
    await writePage({ scope, pass: first, items: [toldImage("img-old")], at: NOON });
    await fallSilent();
    const second = await beginPass(scope, LATER, "two");
    return { first, second };
  };

  it("stores no page any more", async () => {
    const { first } = await wakeUp();
    const late = writePage({ scope, pass: first, items: [toldImage("img-late")], at: LATER });
    await expect(late).rejects.toThrow(PassLost);
    const db = await database();
    expect(await db.$count(images, eq(images.imageId, "img-late"))).toBe(0);
  });

  it("calls nothing missing, and leaves the lease to the other", async () => {
    const { first } = await wakeUp();
    await expect(completePass(scope, first, { ...ended, seen: new Set() })).rejects.toThrow(PassLost);
    expect(await row()).toMatchObject({ leaseHolder: "two", completeAt: null });
    const db = await database();
    expect((await db.select().from(images)).map(({ missingPasses }) => missingPasses)).toEqual([0]);
  });

  it("does not call the other's source failing", async () => {
    const { first } = await wakeUp();
    const { failure } = testFailure("network");
    await breakPass(scope, first, { ...ended, failure });
    await postponeScope(scope, { at: LATER, dueAt: LATER, failure, holder: "one" });
    expect(await row()).toMatchObject({ leaseHolder: "two", failure: null });
  });

  it("learns with its next sign of life that it was taken for dead", async () => {
    const { first, second } = await wakeUp();
    expect(await keepLease(scope, first)).toBe(false);
    expect(await keepLease(scope, second)).toBe(true);
  });
});

it("frees what the only process of a database left behind, at its next start", async () => {
  await beginPass(scope, NOON, "one");
  await closeAbandonedPasses(LATER);
  expect(await row()).toMatchObject({ runningSince: null, leaseHolder: null });
  expect(await outcomes()).toEqual(["incomplete"]);
});
