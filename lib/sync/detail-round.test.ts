import { asc } from "drizzle-orm";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { database } from "../database";
import { images, quotas } from "../database/tables";
import { writePage } from "../inventory/write-page";
import type { ImageProvider } from "../providers/port";
import { withDatabase } from "../testing/database";
import { plantScope, toldImage } from "../testing/inventory";
import { SHARED_WITH_NOBODY, testFailure, testProvider } from "../testing/provider";
import { askDetails } from "./detail-round";

withDatabase();
beforeAll(() => plantScope(scope));

const scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "all" } as const;
const sharing = vi.fn<ImageProvider["sharing"]>();
let nowMs = 0;

beforeEach(async () => {
  nowMs = Date.UTC(2026, 10, 20, 8);
  sharing.mockReset().mockResolvedValue(SHARED_WITH_NOBODY);
  const db = await database();
  await db.delete(images);
  await db.delete(quotas);
  const items = ["img-a", "img-b", "img-c"].map((id) => toldImage(id));
  await writePage({ scope, items, at: "2026-11-20T07:00:00.000Z" });
});

const round = (change: Partial<ImageProvider> = {}, signal = new AbortController().signal) =>
  askDetails({
    provider: testProvider({ sharing, ...change }),
    connectionId: "tc-prod",
    regionId: "ap-guangzhou",
    now: () => new Date(nowMs),
    signal,
  });

const askedIds = () => sharing.mock.calls.map(([image]) => image.ref.imageId);

async function stored() {
  const db = await database();
  return await db.select().from(images).orderBy(asc(images.imageId));
}

it("asks for each own image once a day", async () => {
  expect(await round()).toEqual({ asked: 3, failure: null });
  expect((await round()).asked).toBe(0);
  nowMs += 25 * 3_600_000;
  expect((await round()).asked).toBe(3);
});

it("asks for more images than it holds at once, each of them once", async () => {
  const ids = Array.from({ length: 120 }, (_, at) => `img-${String(at).padStart(3, "0")}`);
  await writePage({ scope, items: ids.map((id) => toldImage(id)), at: "2026-11-20T07:00:00.000Z" });
  expect(await round()).toEqual({ asked: 123, failure: null });
  expect(askedIds()).toEqual([...ids, "img-a", "img-b", "img-c"]);
});

it.each(["network", "rate-limited", "unavailable", "unknown-key"] as const)(
  "ends early at %s, and the next one goes on where it ended",
  async (kind) => {
    sharing.mockResolvedValueOnce(SHARED_WITH_NOBODY).mockRejectedValueOnce(testFailure(kind));
    expect(await round()).toMatchObject({ asked: 1, failure: { kind } });
    expect((await stored()).map(({ askedAt }) => askedAt === null)).toEqual([false, true, true]);
    sharing.mockClear();
    expect(await round()).toEqual({ asked: 2, failure: null });
    expect(askedIds()).toEqual(["img-b", "img-c"]);
  },
);

it.each(["forbidden", "not-found", "unexpected-answer"] as const)(
  "goes on after %s, stores it with its image and does not ask that one again before its time",
  async (kind) => {
    sharing.mockRejectedValueOnce(testFailure(kind));
    expect((await round()).asked).toBe(3);
    expect((await stored())[0]).toMatchObject({ imageId: "img-a", askFailure: { kind }, sharing: null });
    expect((await round()).asked).toBe(0);
  },
);

it("is not stopped by one answer that breaks our own reading", async () => {
  sharing.mockRejectedValueOnce(new TypeError("a defect"));
  expect((await round()).asked).toBe(3);
  expect((await stored())[0]).toMatchObject({ askFailure: { kind: "internal" } });
});

it("stores a sharing that may not be asked for as a state, not as nobody", async () => {
  const { value } = SHARED_WITH_NOBODY;
  sharing.mockResolvedValue({ value: { ...value, used: null, targets: "not-permitted" }, answers: [] });
  await round();
  expect((await stored()).map(({ shown }) => shown.sharing.targets)).toEqual(
    Array<string>(3).fill("not-permitted"),
  );
});

it("ends before a slow cloud keeps the next pass waiting", async () => {
  sharing.mockImplementation(async () => {
    nowMs += 90_000;
    return SHARED_WITH_NOBODY;
  });
  expect((await round()).asked).toBe(2);
  expect((await round()).asked).toBe(1);
});

it("throws when the store fails, and calls no image asked", async () => {
  const db = await database();
  await db.execute("alter table answers rename to answers_away");
  const told = toldImage("img-a").answers.map((answer) => ({ ...answer, kind: "sharing" as const }));
  sharing.mockResolvedValue({ ...SHARED_WITH_NOBODY, answers: told });
  await expect(round()).rejects.toThrow();
  await db.execute("alter table answers_away rename to answers");
  expect((await stored()).every(({ askedAt }) => askedAt === null)).toBe(true);
});

it("keeps the last quota when it cannot be asked, and does not take our own stop for a failure", async () => {
  const db = await database();
  await round({ quotas: async () => ({ value: [{ name: "images", used: 7, limit: 10 }], answers: [] }) });
  const refused = () => Promise.reject(testFailure("forbidden"));
  await round({ quotas: refused });
  expect(await db.select().from(quotas)).toMatchObject([
    { used: 7, limit: 10, failure: { kind: "forbidden" } },
  ]);
  await db.delete(quotas);
  await round({ quotas: () => Promise.reject(testFailure("cancelled")) }, AbortSignal.abort());
  expect(await db.select().from(quotas)).toEqual([]);
});
