import { afterEach, expect, it, vi } from "vitest";
import { database, startDatabase, stopDatabase } from "../database";
import { liveIndex } from "../inventory/live-index";
import { forgetProcessWide } from "../process-wide";
import { withDatabase } from "../testing/database";
import { readinessDetail } from "./detail";
import { noteStopping, notReadyBecause } from "./readiness";

vi.mock("../database", { spy: true });
const made = withDatabase();

afterEach(() => {
  forgetProcessWide("readiness");
  forgetProcessWide("image-index");
});

it("is not ready before the index is loaded, and ready from then on", async () => {
  expect(await notReadyBecause()).toBe("index");
  forgetProcessWide("readiness");
  await liveIndex().catchUp();
  expect(await notReadyBecause()).toBeNull();
});

it("is not ready while the database is gone, nor when it takes no writes, and says which", async () => {
  await liveIndex().catchUp();
  await stopDatabase();
  expect(await notReadyBecause()).toBe("database");
  expect(await readinessDetail(new Date())).toMatchObject({ status: "not-ready", sources: null, pool: null });
  await startDatabase({ connectionString: made.url() });
  forgetProcessWide("readiness");
  const db = await database();
  await db.execute("set default_transaction_read_only = on");
  expect(await notReadyBecause()).toBe("database-read-only");
  await db.execute("set default_transaction_read_only = off");
});

it("answers within two seconds although the database hangs", async () => {
  await liveIndex().catchUp();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    vi.mocked(database).mockReturnValueOnce(new Promise(() => {}));
    const asked = notReadyBecause();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await asked).toBe("database");
  } finally {
    vi.useRealTimers();
  }
});

it("asks the database once for many who ask at the same moment", async () => {
  await liveIndex().catchUp();
  vi.mocked(database).mockClear();
  expect(await Promise.all(Array.from({ length: 20 }, () => notReadyBecause()))).toEqual(
    Array(20).fill(null),
  );
  expect(database).toHaveBeenCalledTimes(1);
});

it("takes nobody any more once it is stopping", async () => {
  await liveIndex().catchUp();
  noteStopping();
  expect(await notReadyBecause()).toBe("stopping");
});

it("tells an operator what stands behind it", async () => {
  await liveIndex().catchUp();
  expect(await readinessDetail(new Date())).toEqual({
    status: "ready",
    reason: null,
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    sources: [],
    index: { loaded: true, images: 0, revision: 0 },
    pool: { total: expect.any(Number), idle: expect.any(Number), waiting: 0 },
    diskFullSince: null,
    outOfOrder: [],
  });
});
