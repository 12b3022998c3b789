import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "../database";
import { sessions, users } from "../database/tables";
import { withDatabase } from "../testing/database";
import { plantUser } from "../testing/people";
import { endSession, openSession, userOfSession } from "./sessions";

withDatabase();

const START = Date.UTC(2026, 10, 20, 8);
const at = (minutes: number) => new Date(START + minutes * 60_000);
let viewer = "";
let admin = "";

beforeEach(async () => {
  const db = await database();
  await db.delete(users);
  viewer = await plantUser("viewer@example.com", "viewer");
  admin = await plantUser("admin@example.com", "admin");
});

/** Comes back every few minutes, and says when the sign-in was over. */
async function minutesUntilOver(id: string, everyMinutes: number): Promise<number> {
  for (let minutes = everyMinutes; minutes < 24 * 60; minutes += everyMinutes) {
    if (!(await userOfSession(id, at(minutes)))) return minutes;
  }
  return Number.POSITIVE_INFINITY;
}

describe("a sign-in", () => {
  it("tells who it is", async () => {
    const id = await openSession(viewer, at(0));
    expect(await userOfSession(id, at(1))).toEqual({
      id: viewer,
      email: "viewer@example.com",
      name: "viewer@example.com",
      role: "viewer",
    });
  });

  it("is kept as a hash alone, and is different each time", async () => {
    const ids = [await openSession(viewer, at(0)), await openSession(viewer, at(0))];
    const db = await database();
    const stored = JSON.stringify(await db.select().from(sessions));
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) {
      expect(id.length).toBeGreaterThanOrEqual(43);
      expect(stored).not.toContain(id);
    }
  });

  it.each<[string, () => string, number]>([
    ["an admin", () => admin, 30],
    ["a viewer", () => viewer, 8 * 60],
  ])("of %s is over after its idle time, not before", async (_who, user, minutes) => {
    const id = await openSession(user(), at(0));
    expect(await userOfSession(id, at(minutes))).not.toBeNull();
    const idle = await openSession(user(), at(0));
    expect(await userOfSession(idle, at(minutes + 0.1))).toBeNull();
  });

  it("is over twelve hours after it began, however busy", async () => {
    const id = await openSession(admin, at(0));
    expect(await minutesUntilOver(id, 10)).toBe(12 * 60 + 10);
  });

  it("is over at once when it was ended, and others of the same person are not", async () => {
    const [ended, other] = [await openSession(viewer, at(0)), await openSession(viewer, at(0))];
    await endSession(ended, at(1));
    expect(await userOfSession(ended, at(1))).toBeNull();
    expect(await userOfSession(other, at(1))).not.toBeNull();
  });

  it("is over at the next request when its person was disabled or removed", async () => {
    const [ofViewer, ofAdmin] = [await openSession(viewer, at(0)), await openSession(admin, at(0))];
    const db = await database();
    await db
      .update(users)
      .set({ disabledAt: at(1).toISOString() })
      .where(eq(users.id, viewer));
    await db.delete(users).where(eq(users.id, admin));
    expect(await userOfSession(ofViewer, at(2))).toBeNull();
    expect(await userOfSession(ofAdmin, at(2))).toBeNull();
  });

  it("has its person's new role at the next request, and that role's idle time", async () => {
    const id = await openSession(admin, at(0));
    const db = await database();
    await db.update(users).set({ role: "viewer" }).where(eq(users.id, admin));
    expect((await userOfSession(id, at(29)))?.role).toBe("viewer");
    expect(await userOfSession(id, at(29 + 8 * 60))).not.toBeNull();
    await db.update(users).set({ role: "admin" }).where(eq(users.id, admin));
    expect(await userOfSession(id, at(29 + 8 * 60 + 31))).toBeNull();
  });

  it.each(["", "nobody's", "x".repeat(10_000)])("is nobody's when it was never opened", async (id) => {
    expect(await userOfSession(id, at(0))).toBeNull();
  });
});
