import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { database } from "../database";
import { sessions } from "../database/tables";
import { actorOf } from "./actor";
import { endSession, endSessions, listSessions, openSession, signedInBy } from "./sessions";
import { removeOld } from "./start";
import {
  actAs,
  addUser,
  CLIENT,
  HOUR,
  lastAudit,
  later,
  MINUTE,
  NOW,
  signIn,
  storedUser,
  transact,
  withPeople,
} from "./testing/people";
import { changeRole, disableUser, enableUser } from "./user-acts";

vi.mock("./password-cost", () => ({ COST: { N: 1024, r: 8, p: 1 } }));
withPeople();

const holder = async (secretId: string, ms: number) => (await signedInBy(secretId, later(ms)))?.email ?? null;

it("knows who holds a sign-in, and tells nothing secret of it", async () => {
  const user = await addUser({ role: "admin" });
  const secretId = await signIn(user);
  expect(await signedInBy(secretId, NOW)).toEqual({
    ...user,
    session: { id: expect.any(String), method: "password", provedAt: NOW.toISOString() },
  });
  expect(Buffer.from(secretId, "base64url")).toHaveLength(32);
});

it("keeps no id in the database that would open a sign-in", async () => {
  const secretId = await signIn(await addUser());
  const rows = await (await database()).select().from(sessions);
  expect(JSON.stringify(rows)).not.toContain(secretId);
  expect(await signedInBy(rows[0]?.idHash ?? "", NOW)).toBeNull();
  expect(await signedInBy(rows[0]?.id ?? "", NOW)).toBeNull();
});

it.each([
  ["viewer", 8 * HOUR],
  ["admin", 30 * MINUTE],
] as const)("ends an idle sign-in of a %s", async (role, idleMs) => {
  const user = await addUser({ role });
  const secretId = await signIn(user);
  expect(await holder(secretId, idleMs)).toBe(user.email);
  // That request counts, so the time begins anew.
  expect(await holder(secretId, idleMs + MINUTE)).toBe(user.email);
  expect(await holder(secretId, idleMs + MINUTE + idleMs + 1)).toBeNull();
});

it("ends every sign-in after twelve hours, however busy", async () => {
  const user = await addUser();
  const secretId = await signIn(user);
  for (let hour = 1; hour <= 12; hour += 1) expect(await holder(secretId, hour * HOUR)).toBe(user.email);
  expect(await holder(secretId, 12 * HOUR + 1)).toBeNull();
});

it("remembers when somebody was last seen, to the minute, also after the sign-in is gone", async () => {
  const user = await addUser();
  const secretId = await signIn(user);
  await holder(secretId, 30_000);
  expect((await storedUser(user.id))?.seenAt).toBe(NOW.toISOString());
  await holder(secretId, 2 * MINUTE);
  expect((await storedUser(user.id))?.seenAt).toBe(later(2 * MINUTE).toISOString());
  await removeOld(later(20 * HOUR));
  expect(await (await database()).$count(sessions)).toBe(0);
  expect((await storedUser(user.id))?.seenAt).toBe(later(2 * MINUTE).toISOString());
});

it("gives a new id at every sign-in and ends the one that the browser held", async () => {
  const user = await addUser();
  const first = await signIn(user);
  const opened = { userId: user.id, method: "password", client: CLIENT, provedAt: NOW, now: NOW } as const;
  const second = await transact((transaction) => openSession(transaction, { ...opened, replaces: first }));
  expect(second).not.toBe(first);
  expect(await signedInBy(first, NOW)).toBeNull();
  expect(await signedInBy(second, NOW)).not.toBeNull();
});

it("takes every right away at the next request of somebody who was disabled", async () => {
  const admin = await addUser({ role: "admin" });
  const user = await addUser();
  const secretId = await signIn(user);
  await actAs(admin, (transaction, by) => disableUser(transaction, { ...by, userId: user.id }));
  expect(await signedInBy(secretId, NOW)).toBeNull();
  await actAs(admin, (transaction, by) => enableUser(transaction, { ...by, userId: user.id }));
  // What was ended stays ended.
  expect(await signedInBy(secretId, NOW)).toBeNull();
});

it.each([
  ["viewer", "admin"],
  ["admin", "viewer"],
] as const)("lets nobody go on under an id from before when a %s becomes %s", async (role, next) => {
  const admin = await addUser({ role: "admin" });
  const user = await addUser({ role });
  const secretId = await signIn(user);
  await actAs(admin, (transaction, by) => changeRole(transaction, { ...by, userId: user.id, role: next }));
  expect(await signedInBy(secretId, NOW)).toBeNull();
  expect((await signedInBy(await signIn(user), NOW))?.role).toBe(next);
});

it("reads the role from the table, not from the sign-in", async () => {
  const user = await addUser();
  const secretId = await signIn(user);
  const db = await database();
  const { users } = await import("../database/tables");
  await db.update(users).set({ role: "admin" }).where(eq(users.id, user.id));
  expect((await signedInBy(secretId, NOW))?.role).toBe("admin");
  // The idle time is that of the role, too.
  expect(await holder(secretId, 30 * MINUTE + 1)).toBeNull();
});

it("lists the open sign-ins of one person, without what opens them", async () => {
  const user = await addUser();
  const secretIds = [await signIn(user), await signIn(user, later(MINUTE))];
  await signIn(await addUser());
  const listed = await listSessions(user.id, later(MINUTE));
  expect(listed).toEqual([
    {
      id: expect.any(String),
      method: "password",
      ...CLIENT,
      createdAt: later(MINUTE).toISOString(),
      seenAt: later(MINUTE).toISOString(),
    },
    expect.objectContaining({ createdAt: NOW.toISOString() }),
  ]);
  for (const secretId of secretIds) expect(JSON.stringify(listed)).not.toContain(secretId);
  expect(await listSessions(user.id, later(9 * HOUR))).toEqual([]);
});

it("ends one sign-in and leaves the others", async () => {
  const user = await addUser();
  const [first, second] = [await signIn(user), await signIn(user, later(MINUTE))];
  const [newest] = await listSessions(user.id, later(MINUTE));
  await actAs(user, (transaction, by) =>
    endSession(transaction, { ...by, userId: user.id, sessionId: newest?.id ?? "" }),
  );
  expect(await signedInBy(second, later(MINUTE))).toBeNull();
  expect(await signedInBy(first, later(MINUTE))).not.toBeNull();
  expect(await lastAudit("session.ended")).toMatchObject({
    actor: { userId: user.id },
    object: { kind: "session", id: newest?.id, name: user.email },
  });
});

it("does not end a sign-in of somebody else by its id", async () => {
  const user = await addUser();
  const other = await addUser();
  const secretId = await signIn(other);
  const [theirs] = await listSessions(other.id, NOW);
  const ending = actAs(user, (transaction, by) =>
    endSession(transaction, { ...by, userId: user.id, sessionId: theirs?.id ?? "" }),
  );
  await expect(ending).rejects.toThrow("session-unknown");
  expect(await signedInBy(secretId, NOW)).not.toBeNull();
});

it("signs out everywhere, or everywhere else", async () => {
  const user = await addUser();
  const own = await signIn(user);
  const others = [await signIn(user), await signIn(user)];
  const current = await signedInBy(own, NOW);
  const except = current?.session.id ?? "";
  const end = (rest: { except?: string }) =>
    transact((transaction) =>
      endSessions(transaction, { actor: actorOf(user, CLIENT), userId: user.id, now: NOW, ...rest }),
    );
  expect(await end({ except })).toBe(2);
  for (const other of others) expect(await signedInBy(other, NOW)).toBeNull();
  expect(await signedInBy(own, NOW)).not.toBeNull();
  expect(await end({})).toBe(1);
  expect(await signedInBy(own, NOW)).toBeNull();
  expect((await lastAudit("session.ended"))?.after).toEqual({ ended: 1 });
});
