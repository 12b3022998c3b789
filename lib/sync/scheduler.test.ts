import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "../database";
import { diskFullSince } from "../database/disk";
import { connections, images, passes, scopes } from "../database/tables";
import type { FailureKind } from "../domain/failure";
import { holdsOwn } from "../domain/source";
import { makeDue, requestReads } from "../inventory/scopes";
import { readSources } from "../inventory/sources";
import type { ImageProvider } from "../providers/port";
import { currentSettings } from "../settings";
import { withDatabase } from "../testing/database";
import { fullDisk } from "../testing/full-disk";
import { plantConnection, toldImage } from "../testing/inventory";
import { testFailure, testProvider } from "../testing/provider";
import { openCloud } from "./clouds";
import { planScopes, type Scheduler, startScheduler } from "./scheduler";

vi.mock("./clouds", () => ({ openCloud: vi.fn(), closeClouds: vi.fn(), letTryAgain: vi.fn() }));

withDatabase();

const NOW = new Date("2026-11-20T08:00:00.000Z");
const providers = new Map<string, () => ImageProvider>();
let scheduler: Scheduler;

beforeEach(async () => {
  providers.clear();
  vi.mocked(openCloud).mockImplementation(async ({ id }) => (providers.get(id) ?? testProvider)());
  const db = await database();
  await db.delete(passes);
  await db.delete(connections);
  scheduler = startScheduler({ now: () => NOW });
});
afterEach(() => scheduler.stop());

async function connect(id: string, regions: string[], provider: () => ImageProvider): Promise<void> {
  providers.set(id, provider);
  await plantConnection(id, regions);
  await planScopes({ id, dialect: "tencent-cvm", regions });
  await makeDue(NOW.toISOString(), id);
}

async function scopeOf(connectionId: string, regionId = "ap-guangzhou") {
  const db = await database();
  const [row] = await db
    .select()
    .from(scopes)
    .where(and(eq(scopes.connectionId, connectionId), eq(scopes.regionId, regionId)));
  if (!row) throw new Error(`${connectionId} has no scope`);
  return row;
}

const minutesUntil = (iso: string) => (Date.parse(iso) - NOW.getTime()) / 60_000;
const failing =
  (kind: FailureKind, retryAfterMs: number | null = null) =>
  () =>
    testProvider({ listImages: () => Promise.reject(testFailure(kind, { retryAfterMs })) });
const listing = (imageId: string) => () =>
  testProvider({
    listImages: async ({ regionId }) => ({
      items: [toldImage(imageId, { ref: { connectionId: "good", regionId, imageId } })],
      unreadable: 0,
      next: null,
      total: 1,
    }),
  });

describe("one broken scope", () => {
  it.each<[string, () => ImageProvider]>([
    ["a cloud that is down", failing("network")],
    [
      "a provider that breaks",
      () =>
        testProvider({
          listImages: () => {
            throw new TypeError("a defect");
          },
        }),
    ],
    [
      "a vault that does not open",
      () => {
        throw new Error("altered");
      },
    ],
  ])("does not stop the others: %s", async (_what, broken) => {
    await connect("bad", ["ap-guangzhou"], broken);
    await connect("good", ["ap-guangzhou"], listing("img-a"));
    await scheduler.runDue();
    expect(await scopeOf("good")).toMatchObject({ completeAt: NOW.toISOString(), failure: null });
    expect(await scopeOf("bad")).toMatchObject({ runningSince: null, completeAt: null });
    const conditions = (await readSources({ now: NOW, pace: await currentSettings() })).map(
      ({ condition }) => condition,
    );
    expect(conditions).toEqual(["failing", "current"]);
  });

  it("is free, says so and waits its time when the store fails in the middle of its pass", async () => {
    const db = await database();
    await connect("good", ["ap-guangzhou"], () => {
      const provider = listing("img-a")();
      return {
        ...provider,
        async listImages(...asked) {
          await db.execute("alter table passes rename to passes_away");
          return await provider.listImages(...asked);
        },
      };
    });
    // Neither can the pass be ended nor the scope be freed.
    await expect(scheduler.runDue()).rejects.toThrow();
    expect((await scopeOf("good")).runningSince).not.toBeNull();
    await db.execute("alter table passes_away rename to passes");
    await scheduler.runDue();
    const freed = await scopeOf("good");
    expect(freed).toMatchObject({ runningSince: null, failure: { kind: "internal" } });
    expect(minutesUntil(freed.dueAt)).toBeGreaterThan(4);
    expect(await db.select({ outcome: passes.outcome }).from(passes)).toEqual([{ outcome: "incomplete" }]);
  });
});

describe("while the disk is full", () => {
  it("tries one scope now and then, says why nothing is new, keeps what is stored, and goes on by itself", async () => {
    await scheduler.stop();
    const clock = { ms: NOW.getTime() };
    scheduler = startScheduler({ now: () => new Date(clock.ms) });
    let asked = 0;
    const counting = () => {
      const provider = listing("img-a")();
      return testProvider({
        async listImages(...call) {
          asked += 1;
          return await provider.listImages(...call);
        },
      });
    };
    await connect("good", ["ap-guangzhou", "ap-beijing"], counting);
    await scheduler.runDue();
    const db = await database();
    const stored = await db.select().from(images);
    expect(stored.length).toBeGreaterThan(0);
    await makeDue(new Date(clock.ms).toISOString());
    asked = 0;
    // The pass can be begun and ended, as where a few bytes are left; what it found finds no room.
    const full = await fullDisk(["images", "answers"]);
    try {
      providers.set("good", () => {
        const changed = listing("img-new")();
        return testProvider({
          async listImages(...call) {
            asked += 1;
            return await changed.listImages(...call);
          },
        });
      });
      await scheduler.runDue();
      const tried = asked;
      expect(diskFullSince()).not.toBeNull();
      const failing = await db.select({ failure: scopes.failure }).from(scopes);
      expect(failing.map(({ failure }) => failure?.kind)).toContain("store-full");
      await scheduler.runDue();
      expect(asked).toBe(tried);
      clock.ms += 31_000;
      await scheduler.runDue();
      expect(asked).toBe(tried + 1);
      expect(await db.select().from(images)).toEqual(stored);
    } finally {
      await full.end();
    }
    clock.ms += 31_000;
    await scheduler.runDue();
    expect(diskFullSince()).toBeNull();
    clock.ms += 31_000;
    await scheduler.runDue();
    expect(await db.select({ failure: scopes.failure }).from(scopes)).toEqual([
      { failure: null },
      { failure: null },
    ]);
    expect(await db.select().from(images)).toHaveLength(stored.length + 2);
  });
});

describe("a scope is due again", () => {
  it.each<[string, () => ImageProvider, number]>([
    ["after the usual time when it was read", listing("img-a"), 5],
    ["after the usual time when its cloud was down", failing("unavailable"), 5],
    ["an hour after its key was refused", failing("wrong-secret"), 60],
    ["when a throttling cloud wants it", failing("rate-limited", 45 * 60_000), 45],
    ["after a day however long a cloud wants to be left alone", failing("rate-limited", 1e10), 24 * 60],
  ])("%s", async (_when, provider, minutes) => {
    await connect("good", ["ap-guangzhou"], provider);
    await scheduler.runDue();
    const waits = minutesUntil((await scopeOf("good")).dueAt);
    expect(waits / minutes).toBeGreaterThanOrEqual(0.95);
    expect(waits / minutes).toBeLessThanOrEqual(1.05);
  });
});

it("leaves room for other accounts, however many regions of one are slow", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const walking: string[] = [];
  const slow = (id: string) => () =>
    testProvider({
      async listImages({ regionId }) {
        walking.push(`${id} ${regionId}`);
        await held;
        return { items: [], unreadable: 0, next: null, total: 0 };
      },
    });
  const regions = ["ap-guangzhou", "ap-shanghai", "ap-beijing", "ap-chengdu", "ap-nanjing", "ap-singapore"];
  await connect("slow", regions, slow("slow"));
  await connect("other", ["ap-guangzhou"], slow("other"));
  const done = scheduler.runDue();
  await vi.waitFor(() => expect(walking).toContain("other ap-guangzhou"));
  expect(walking.filter((name) => name.startsWith("slow")).length).toBeLessThanOrEqual(4);
  release();
  await done;
  expect(walking).toHaveLength(7);
});

it("gives the place of a scope that was read to the next one, without waiting for the clock", async () => {
  await scheduler.stop();
  vi.useFakeTimers({ toFake: ["setInterval"] });
  scheduler = startScheduler({ now: () => NOW });
  vi.useRealTimers();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const walked: string[] = [];
  const regions = ["ap-guangzhou", "ap-shanghai", "ap-beijing", "ap-chengdu", "ap-nanjing", "ap-singapore"];
  await connect("good", regions, () =>
    testProvider({
      async listImages({ regionId }) {
        walked.push(regionId);
        // Three of the account's four places stay taken; everything else goes through the fourth.
        if (walked.length <= 3) await held;
        return { items: [], unreadable: 0, next: null, total: 0 };
      },
    }),
  );
  const done = scheduler.runDue();
  await vi.waitFor(() => expect(walked.toSorted()).toEqual(regions.toSorted()));
  release();
  await done;
});

it("reads what somebody asked for before all that is overdue longer", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const walking: string[] = [];
  const slow = (id: string) => () =>
    testProvider({
      async listImages() {
        walking.push(id);
        await held;
        return { items: [], unreadable: 0, next: null, total: 0 };
      },
    });
  const accounts = Array.from({ length: 12 }, (_, at) => `account-${at}`);
  for (const id of accounts) await connect(id, ["ap-guangzhou"], slow(id));
  const db = await database();
  await db.update(scopes).set({ dueAt: "2026-11-20T01:00:00.000Z", attemptedAt: "2026-11-20T00:55:00.000Z" });
  await db.transaction((transaction) =>
    requestReads(transaction, {
      connectionId: "account-11",
      regionId: null,
      at: NOW.toISOString(),
      notSince: NOW.toISOString(),
    }),
  );
  const done = scheduler.runDue();
  await vi.waitFor(() => expect(walking).toHaveLength(8));
  expect(walking).toContain("account-11");
  release();
  await done;
  expect(walking).toHaveLength(12);
});

it("reads own and shared images often, and what everybody has seldom", async () => {
  providers.set("retail", () => testProvider({ dialect: "jdcloud-vm" }));
  await plantConnection("retail", ["cn-north-1"], "jdcloud-vm");
  await planScopes({ id: "retail", dialect: "jdcloud-vm", regions: ["cn-north-1"] });
  await makeDue(NOW.toISOString(), "retail");
  await scheduler.runDue();
  const db = await database();
  const rows = await db.select().from(scopes).where(eq(scopes.connectionId, "retail"));
  const { ownPassMinutes, publicPassMinutes } = await currentSettings();
  expect(new Set(rows.map(({ group }) => holdsOwn(group)))).toEqual(new Set([true, false]));
  for (const { group, dueAt } of rows) {
    const waits = minutesUntil(dueAt) / (holdsOwn(group) ? ownPassMinutes : publicPassMinutes);
    expect(waits, group).toBeGreaterThanOrEqual(0.95);
    expect(waits, group).toBeLessThanOrEqual(1.05);
  }
});

it("reads nothing of an account that is paused or has no key", async () => {
  const db = await database();
  await connect("good", ["ap-guangzhou"], listing("img-a"));
  await db.update(connections).set({ state: "paused" });
  await scheduler.runDue();
  expect(await scopeOf("good")).toMatchObject({ passNumber: 0 });
});

it("is stopped in the middle of a pass without calling its source failing", async () => {
  await connect("good", ["ap-guangzhou"], () =>
    testProvider({
      listImages: (_scope, _from, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(testFailure("cancelled")));
        }),
    }),
  );
  const done = scheduler.runDue();
  await vi.waitFor(async () => expect((await scopeOf("good")).runningSince).not.toBeNull());
  await scheduler.stop();
  await done;
  expect(await scopeOf("good")).toMatchObject({
    runningSince: null,
    failure: null,
    dueAt: NOW.toISOString(),
  });
  const db = await database();
  expect(await db.select().from(images)).toEqual([]);
});
