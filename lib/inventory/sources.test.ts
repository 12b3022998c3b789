import { beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { connections, scopes } from "../database/tables";
import type { SourceCondition } from "../domain/image-list";
import type { ScopeGroup } from "../domain/source";
import { withDatabase } from "../testing/database";
import { plantConnection } from "../testing/inventory";
import { testFailure } from "../testing/provider";
import { intervalMinutes, readSources } from "./sources";

withDatabase();

const PACE = { ownPassMinutes: 5, publicPassMinutes: 60, staleAfterIntervals: 3 };
const NOW = new Date("2026-11-20T12:00:00.000Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

beforeEach(async () => {
  const db = await database();
  await db.delete(connections);
  await plantConnection("jd-retail", ["cn-north-1"], "jdcloud-vm");
});

type ScopeState = Partial<typeof scopes.$inferInsert>;

async function plant(states: Partial<Record<ScopeGroup, ScopeState>>): Promise<void> {
  const db = await database();
  for (const [group, state] of Object.entries(states)) {
    const place = { connectionId: "jd-retail", regionId: "cn-north-1", group: group as ScopeGroup };
    await db.insert(scopes).values({ ...place, ...state });
  }
}

async function source() {
  const [only] = await readSources({ now: NOW, pace: PACE });
  if (!only) throw new Error("there is no source");
  return only;
}

const { failure } = testFailure("unavailable");

describe("the condition of a source", () => {
  it.each<[string, Partial<Record<ScopeGroup, ScopeState>>, SourceCondition]>([
    ["before anything is planned", {}, "waiting"],
    ["before its first read", { private: {}, public: {} }, "waiting"],
    ["while it is read for the first time", { private: { runningSince: ago(1) }, public: {} }, "reading"],
    [
      "while one listing was never read completely",
      { private: { completeAt: ago(1) }, public: {} },
      "waiting",
    ],
    ["after complete reads", { private: { completeAt: ago(4) }, public: { completeAt: ago(59) } }, "current"],
    ["while it is read again", { private: { completeAt: ago(5), runningSince: ago(1) } }, "current"],
    ["at three intervals", { private: { completeAt: ago(15) } }, "current"],
    ["beyond three intervals", { private: { completeAt: ago(15.1) } }, "stale"],
    ["with public images, which wait longer", { public: { completeAt: ago(179) } }, "current"],
    ["with public images beyond their intervals", { public: { completeAt: ago(181) } }, "stale"],
    [
      "when one listing is old and the other is not",
      { private: { completeAt: ago(16) }, public: { completeAt: ago(1) } },
      "stale",
    ],
    [
      "when one listing failed",
      { private: { completeAt: ago(1) }, public: { completeAt: ago(1), failure, failingSince: ago(1) } },
      "failing",
    ],
    ["when it failed before its first read", { private: { failure, failingSince: ago(1) } }, "failing"],
  ])("%s", async (_when, states, condition) => {
    await plant(states);
    expect((await source()).condition).toBe(condition);
  });

  it("is as old as its oldest listing, and without a time while one was never read", async () => {
    await plant({ private: { completeAt: ago(1) }, public: { completeAt: ago(30) } });
    expect((await source()).readAt).toBe(ago(30));
    await plant({ shared: {} });
    expect((await source()).readAt).toBeNull();
  });

  it("tells the failure that lasts longest", async () => {
    const later = testFailure("forbidden").failure;
    await plant({
      public: { completeAt: ago(1), failure: later, failingSince: ago(2) },
      private: { completeAt: ago(9), failure, failingSince: ago(7) },
    });
    expect(await source()).toMatchObject({ failingSince: ago(7), failure: { kind: "unavailable" } });
  });
});

it("names every chosen region as a source, by account and region", async () => {
  await plantConnection("bd-core", ["gz", "bj"], "baidu-bcc");
  const sources = await readSources({ now: NOW, pace: PACE });
  expect(sources.map(({ connectionId, regionId, cloud }) => [connectionId, regionId, cloud])).toEqual([
    ["bd-core", "bj", "baidu-bcc"],
    ["bd-core", "gz", "baidu-bcc"],
    ["jd-retail", "cn-north-1", "jdcloud-vm"],
  ]);
});

it("reads own and shared images at a pace of their own", () => {
  const groups: ScopeGroup[] = ["all", "own-and-shared", "private", "shared", "public", "marketplace"];
  expect(groups.map((group) => intervalMinutes(group, PACE))).toEqual([5, 5, 5, 5, 60, 60]);
});

describe("a source whose cloud asked for patience", () => {
  const dueAt = ago(-60);

  it.each<[string, number | null, string | undefined]>([
    ["longer than a minute is throttled until it is read again", 3_600_000, dueAt],
    ["of a minute fails like any other", 60_000, undefined],
    ["of no stated length fails like any other", null, undefined],
  ])("%s", async (_what, retryAfterMs, until) => {
    const throttled = testFailure("rate-limited", { retryAfterMs }).failure;
    await plant({ private: { failure: throttled, failingSince: ago(2), dueAt } });
    expect((await source()).throttledUntil).toBe(until);
  });
});
