import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { audit, rateLimits, users } from "../database/tables";
import { withDatabase } from "../testing/database";
import { listFeeds, makeFeed, openFeed, revokeFeed } from "./index";

withDatabase();

const now = new Date("2026-11-20T12:00:00.000Z");
let userId = "";

beforeEach(async () => {
  const db = await database();
  await db.delete(users);
  await db.delete(rateLimits);
  const [row] = await db
    .insert(users)
    .values({ email: "vera@example.test", name: "Vera", role: "viewer" })
    .returning();
  userId = row?.id ?? "";
});

const actor = {
  userId: null,
  email: "vera@example.test",
  role: "viewer",
  address: null,
  requestId: null,
} as const;

async function make(name = "reader") {
  const db = await database();
  return await db.transaction((transaction) => makeFeed(transaction, { actor, now, userId, name }));
}

const open = (token: string, sender = "203.0.113.7") => openFeed({ token, sender, now });

describe("a feed's address", () => {
  it("opens with the present role of its owner, and says when it was last used", async () => {
    const { token } = await make();
    expect(await open(token)).toEqual({ userId, role: "viewer" });
    await (await database()).update(users).set({ role: "admin" });
    expect(await open(token)).toEqual({ userId, role: "admin" });
    expect(await listFeeds(userId)).toMatchObject([{ name: "reader", usedAt: now.toISOString() }]);
  });

  it("opens no more once its owner is disabled, removed, or has revoked it", async () => {
    const db = await database();
    const [first, second] = [await make("first"), await make("second")];
    await db.transaction((transaction) => revokeFeed(transaction, { actor, userId, id: first.id }));
    expect(await open(first.token)).toBeNull();
    await db.update(users).set({ disabledAt: now.toISOString() });
    expect(await open(second.token)).toBeNull();
    await db.delete(users).where(eq(users.id, userId));
    expect(await open(second.token)).toBeNull();
  });

  it("is stored nowhere, neither with the feed nor in the audit log", async () => {
    const { token } = await make();
    const db = await database();
    const { rows } = await db.execute("select row_to_json(f)::text as text from feed_tokens f");
    expect(JSON.stringify(rows)).not.toContain(token.slice(5));
    expect(JSON.stringify(await db.select().from(audit))).not.toContain(token.slice(5));
  });

  it("belongs to one person: nobody else revokes it", async () => {
    const { id } = await make();
    const other = "00000000-0000-4000-8000-000000000000";
    const db = await database();
    await expect(
      db.transaction((transaction) => revokeFeed(transaction, { actor, userId: other, id })),
    ).rejects.toThrow("feed-unknown");
  });

  it("is one of ten at the most", async () => {
    for (let made = 0; made < 10; made += 1) await make(`feed ${made}`);
    await expect(make()).rejects.toThrow("too-many-feeds");
  });

  it("is read thirty times a minute, and guessed ten times", async () => {
    const { token } = await make();
    for (let read = 0; read < 30; read += 1) await open(token);
    expect(await open(token)).toEqual({ waitSeconds: 60 });
    const sender = "203.0.113.8";
    for (let guess = 0; guess < 10; guess += 1) expect(await open("neph_guess", sender)).toBeNull();
    expect(await open("neph_guess", sender)).toEqual({ waitSeconds: 60 });
    expect(await open((await make("other")).token, sender)).toEqual({ waitSeconds: 60 });
  });
});
