import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { answers, connections, images, passes } from "../database/tables";
import type { Scope } from "../domain/source";
import { withDatabase } from "../testing/database";
import { plantConnection, plantScope, toldImage } from "../testing/inventory";
import { forgetOld } from "./retention";
import { writePage } from "./write-page";

withDatabase();

const NOW = new Date("2026-11-20T12:00:00.000Z");
const KEPT = { passRetentionDays: 30, changeRetentionDays: 400 };
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 3_600_000).toISOString();
const scope: Scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "private" };

beforeEach(async () => {
  const db = await database();
  await db.delete(passes);
  await db.delete(connections);
  await plantScope(scope);
});

async function plantImage(imageId: string, goneAt: string | null): Promise<void> {
  await writePage({ scope, items: [toldImage(imageId)], at: daysAgo(900) });
  const db = await database();
  await db.update(images).set({ goneAt }).where(eq(images.imageId, imageId));
}

async function known(): Promise<string[]> {
  const db = await database();
  return (await db.select({ id: images.imageId }).from(images)).map(({ id }) => id).sort();
}

describe("forgetting what is too old", () => {
  it("deletes images that have been gone for longer than tombstones are kept, and nothing that is there", async () => {
    await plantImage("img-there", null);
    await plantImage("img-gone-lately", daysAgo(399));
    await plantImage("img-gone-long", daysAgo(401));
    expect(await forgetOld(NOW, KEPT)).toEqual({ passes: 0, changes: 0, images: 1, connections: 0 });
    expect(await known()).toEqual(["img-gone-lately", "img-there"]);
  });

  it("takes the answers behind an image along, and leaves those of others", async () => {
    await plantImage("img-there", null);
    await plantImage("img-gone-long", daysAgo(401));
    await forgetOld(NOW, KEPT);
    const db = await database();
    expect((await db.select({ id: answers.imageId }).from(answers)).map(({ id }) => id)).toEqual([
      "img-there",
    ]);
  });

  it("deletes more tombstones than one step takes", async () => {
    const items = Array.from({ length: 1_001 }, (_, at) => toldImage(`img-${at}`));
    await writePage({ scope, items, at: daysAgo(900) });
    const db = await database();
    await db.update(images).set({ goneAt: daysAgo(500) });
    expect((await forgetOld(NOW, KEPT)).images).toBe(1_001);
    expect(await known()).toEqual([]);
  });

  it("deletes passes by their end, and keeps those that run", async () => {
    const db = await database();
    const pass = { ...scope, startedAt: daysAgo(50) };
    await db.insert(passes).values([
      { ...pass, number: 1, finishedAt: daysAgo(31), outcome: "complete" },
      { ...pass, number: 2, finishedAt: daysAgo(29), outcome: "incomplete" },
      { ...pass, number: 3, finishedAt: null, outcome: "running" },
    ]);
    expect((await forgetOld(NOW, KEPT)).passes).toBe(1);
    const left = await db.select({ number: passes.number }).from(passes).orderBy(passes.number);
    expect(left.map(({ number }) => number)).toEqual([2, 3]);
  });

  it("deletes a connection as long after its removal as its images' tombstones", async () => {
    await plantConnection("bd-lately", ["bj"], "baidu-bcc");
    await plantConnection("bd-long", ["bj"], "baidu-bcc");
    const db = await database();
    await db
      .update(connections)
      .set({ removedAt: daysAgo(10) })
      .where(eq(connections.id, "bd-lately"));
    await db
      .update(connections)
      .set({ removedAt: daysAgo(401) })
      .where(eq(connections.id, "bd-long"));
    expect((await forgetOld(NOW, KEPT)).connections).toBe(1);
    const left = await db.select({ id: connections.id }).from(connections).orderBy(sql`id`);
    expect(left.map(({ id }) => id)).toEqual(["bd-lately", "tc-prod"]);
  });
});
