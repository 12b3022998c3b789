import { sql } from "drizzle-orm";
import { beforeAll, expect, it, vi } from "vitest";
import { database } from "../database";
import { withDatabase } from "../testing/database";
import { plantScope, toldImage } from "../testing/inventory";
import { followImages, liveIndex } from "./live-index";
import { writePage } from "./write-page";

withDatabase();
beforeAll(() => plantScope(scope));

const scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "all" } as const;
const write = (imageId: string) =>
  writePage({ scope, items: [toldImage(imageId)], at: "2026-11-20T08:00:00.000Z" });

it("goes on after a read that failed, also for those who waited behind it", async () => {
  const db = await database();
  await write("img-a");
  await db.execute(sql`alter table images rename to images_away`);
  const first = liveIndex().catchUp();
  const behind = liveIndex().catchUp();
  await expect(first).rejects.toThrow();
  await expect(behind).rejects.toThrow();
  await db.execute(sql`alter table images_away rename to images`);
  await Promise.all([liveIndex().catchUp(), liveIndex().catchUp()]);
  expect(liveIndex().index.size).toBe(1);
});

it("has what was committed before it was asked, however many ask at once", async () => {
  const asked: Promise<void>[] = [];
  for (let number = 0; number < 20; number += 1) {
    await write(`img-${number}`);
    asked.push(liveIndex().catchUp());
  }
  await asked.at(-1);
  expect(liveIndex().index.size).toBe(21);
  await Promise.all(asked);
});

it("tells those who follow also what somebody else has caught up with", async () => {
  const moved = vi.fn();
  const notice = followImages(moved);
  await write("img-caught-up");
  await liveIndex().catchUp();
  notice();
  await vi.waitFor(() => expect(moved).toHaveBeenCalledTimes(1));
});
