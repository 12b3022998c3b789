import { expect, it, vi } from "vitest";
import { readAudit } from "../audit";
import { database } from "../database";
import { identities, userLinks, users } from "../database/tables";
import { acceptLink, readLink } from "./links";
import { signedInBy } from "./sessions";
import { checkSignIn } from "./sign-in";
import {
  actAs,
  addUser,
  CLIENT,
  HOUR,
  lastAudit,
  later,
  NOW,
  PASSWORD,
  signIn,
  storedUser,
  withPeople,
} from "./testing/people";
import {
  changeRole,
  disableUser,
  enableUser,
  inviteAgain,
  inviteUser,
  removeUser,
  resetPassword,
} from "./user-acts";
import { listPeople, type User } from "./users";

vi.mock("./password-cost", () => ({ COST: { N: 1024, r: 8, p: 1 } }));
withPeople();

const NEW_PASSWORD = "another walk in the rain";

const invite = (admin: User, email = "grace@example.com", role: User["role"] = "viewer") =>
  actAs(admin, (transaction, by) => inviteUser(transaction, { ...by, email, name: "Grace Hopper", role }));

const accept = (token: string, { ms = 0, password = NEW_PASSWORD } = {}) =>
  acceptLink({ token, password, client: CLIENT, now: later(ms) });

const enter = (email: string, password: string) => checkSignIn({ email, password, client: CLIENT, now: NOW });

it("invites somebody by a link, who chooses a password and comes in", async () => {
  const admin = await addUser({ role: "admin" });
  const { user, link } = await invite(admin, " Grace@Example.com ");
  expect(user).toMatchObject({ email: "grace@example.com", role: "viewer" });
  expect(link.expiresAt).toBe(later(72 * HOUR).toISOString());
  expect(await readLink(link.token, NOW)).toEqual({
    kind: "invitation",
    email: "grace@example.com",
    name: "Grace Hopper",
    expiresAt: link.expiresAt,
  });
  expect(await accept(link.token)).toEqual({ email: "grace@example.com" });
  expect(await enter("grace@example.com", NEW_PASSWORD)).toEqual(user);
  expect(await lastAudit("user.invited")).toMatchObject({
    actor: { userId: admin.id },
    object: { kind: "user", id: user.id, name: "grace@example.com" },
    after: { role: "viewer", expiresAt: link.expiresAt },
  });
  expect(await lastAudit("user.joined")).toMatchObject({ actor: { userId: user.id } });
});

it("keeps the link's token nowhere", async () => {
  const { link } = await invite(await addUser({ role: "admin" }));
  const rows = await (await database()).select().from(userLinks);
  const log = await readAudit({ limit: 100 });
  expect(JSON.stringify([rows, log])).not.toContain(link.token);
});

it("invites nobody twice under one address, whatever its case", async () => {
  const admin = await addUser({ role: "admin" });
  await invite(admin);
  await expect(invite(admin, "GRACE@example.com")).rejects.toThrow("email-taken");
});

it("takes a link once, even of several at the same moment", async () => {
  const { link } = await invite(await addUser({ role: "admin" }));
  const tries = await Promise.allSettled(
    Array.from({ length: 4 }, (_, nth) => accept(link.token, { password: `${NEW_PASSWORD} ${nth}` })),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(accept(link.token)).rejects.toMatchObject({ reason: "link-used", status: 410 });
  await expect(readLink(link.token, NOW)).rejects.toThrow("link-used");
});

it("takes an invitation for three days", async () => {
  const { link } = await invite(await addUser({ role: "admin" }));
  await expect(accept(link.token, { ms: 72 * HOUR })).rejects.toMatchObject({
    reason: "link-expired",
    status: 410,
  });
  await expect(accept(link.token, { ms: 72 * HOUR - 1 })).resolves.toBeDefined();
});

it.each(["", "x", "A".repeat(43), "[token]", ":token", "{token}", "%5Btoken%5D"])(
  "knows no link %j",
  async (token) => {
    await invite(await addUser({ role: "admin" }));
    await expect(accept(token)).rejects.toMatchObject({ reason: "link-unknown", status: 404 });
  },
);

it("leaves a link good when the password cannot be taken", async () => {
  const { link } = await invite(await addUser({ role: "admin" }));
  await expect(accept(link.token, { password: "grace-hopper" })).rejects.toThrow("password-common");
  await expect(accept(link.token)).resolves.toBeDefined();
});

it("makes an earlier invitation void by a new one", async () => {
  const admin = await addUser({ role: "admin" });
  const { user, link } = await invite(admin);
  const again = await actAs(admin, (transaction, by) => inviteAgain(transaction, { ...by, userId: user.id }));
  await expect(accept(link.token)).rejects.toThrow("link-unknown");
  await accept(again.token);
  const third = actAs(admin, (transaction, by) => inviteAgain(transaction, { ...by, userId: user.id }));
  await expect(third).rejects.toThrow("already-joined");
});

it("lets nobody in by the link of somebody who was disabled", async () => {
  const admin = await addUser({ role: "admin" });
  const { user, link } = await invite(admin);
  await actAs(admin, (transaction, by) => disableUser(transaction, { ...by, userId: user.id }));
  await expect(accept(link.token)).rejects.toThrow("link-unknown");
  await actAs(admin, (transaction, by) => enableUser(transaction, { ...by, userId: user.id }));
  await expect(accept(link.token)).rejects.toThrow("link-unknown");
});

it("resets a password by a link; the old one and all sign-ins end when it is used", async () => {
  const admin = await addUser({ role: "admin" });
  const user = await addUser();
  const secretId = await signIn(user);
  const link = await actAs(admin, (transaction, by) =>
    resetPassword(transaction, { ...by, userId: user.id }),
  );
  expect(link.expiresAt).toBe(later(24 * HOUR).toISOString());
  expect(await readLink(link.token, NOW)).toMatchObject({ kind: "reset", email: user.email });
  expect(await signedInBy(secretId, NOW)).not.toBeNull();
  for (let nth = 0; nth < 5; nth += 1) {
    await expect(enter(user.email, "not the password")).rejects.toThrow("sign-in-refused");
  }
  await accept(link.token);
  expect(await signedInBy(secretId, NOW)).toBeNull();
  // Those who forgot their password have used up their tries.
  const elsewhere = { ...CLIENT, address: "198.51.100.1" };
  const now = NOW;
  await expect(
    checkSignIn({ email: user.email, password: PASSWORD, client: elsewhere, now }),
  ).rejects.toThrow("sign-in-refused");
  await checkSignIn({ email: user.email, password: NEW_PASSWORD, client: elsewhere, now });
  expect(await lastAudit("user.reset")).toMatchObject({ actor: { userId: admin.id } });
  expect(await lastAudit("password.changed")).toMatchObject({ after: { by: "reset" } });
});

it("resets nothing of somebody who never joined", async () => {
  const admin = await addUser({ role: "admin" });
  const { user } = await invite(admin);
  const reset = actAs(admin, (transaction, by) => resetPassword(transaction, { ...by, userId: user.id }));
  await expect(reset).rejects.toThrow("not-joined");
});

const ACTS = {
  disable: disableUser,
  remove: removeUser,
  demote: (transaction: Parameters<typeof changeRole>[0], act: Parameters<typeof disableUser>[1]) =>
    changeRole(transaction, { ...act, role: "viewer" }),
};

it.each(Object.entries(ACTS))("does not %s the last admin", async (_name, act) => {
  const admin = await addUser({ role: "admin" });
  await addUser({ role: "viewer" });
  const secretId = await signIn(admin);
  const acted = actAs(admin, (transaction, by) => act(transaction, { ...by, userId: admin.id }));
  await expect(acted).rejects.toMatchObject({ reason: "last-admin", status: 409 });
  expect(await signedInBy(secretId, NOW)).toMatchObject({ role: "admin" });
});

it.each(Object.entries(ACTS))("does not %s the last admin who can come in", async (_name, act) => {
  const admin = await addUser({ role: "admin" });
  const disabled = await addUser({ role: "admin" });
  await actAs(admin, (transaction, by) => disableUser(transaction, { ...by, userId: disabled.id }));
  await invite(admin, "invited@example.com", "admin");
  const elsewhere = await addUser({ role: "admin", passwordHash: null });
  const seen = { email: elsewhere.email, createdAt: NOW.toISOString(), seenAt: NOW.toISOString() };
  await (await database())
    .insert(identities)
    .values({ issuer: "https://no-longer-configured.example", subject: "1", userId: elsewhere.id, ...seen });
  const acted = actAs(admin, (transaction, by) => act(transaction, { ...by, userId: admin.id }));
  await expect(acted).rejects.toThrow("last-admin");
});

it.each(Object.entries(ACTS))("leaves one of two admins who %s each other at once", async (_name, act) => {
  for (let round = 0; round < 5; round += 1) {
    const db = await database();
    await db.delete(users);
    const [first, second] = [await addUser({ role: "admin" }), await addUser({ role: "admin" })];
    const tries = await Promise.allSettled([
      actAs(first, (transaction, by) => act(transaction, { ...by, userId: second.id })),
      actAs(second, (transaction, by) => act(transaction, { ...by, userId: first.id })),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = tries.find((tried) => tried.status === "rejected");
    expect(refused).toMatchObject({ reason: { reason: "last-admin" } });
    const left = (await db.select().from(users)).filter(
      ({ role, disabledAt }) => role === "admin" && disabledAt === null,
    );
    expect(left).toHaveLength(1);
  }
});

it("removes an admin who never came in, and one who is disabled", async () => {
  const admin = await addUser({ role: "admin" });
  const { user } = await invite(admin, "invited@example.com", "admin");
  await actAs(admin, (transaction, by) => removeUser(transaction, { ...by, userId: user.id }));
  expect(await storedUser(user.id)).toBeUndefined();
  expect(await lastAudit("user.removed")).toMatchObject({ object: { name: "invited@example.com" } });
});

it.each(Object.entries(ACTS))("does not %s somebody who does not exist", async (_name, act) => {
  const admin = await addUser({ role: "admin" });
  const userId = crypto.randomUUID();
  const acted = actAs(admin, (transaction, by) => act(transaction, { ...by, userId }));
  await expect(acted).rejects.toMatchObject({ reason: "user-unknown", status: 404 });
});

it("writes down what was changed from and to, and nothing where nothing changed", async () => {
  const admin = await addUser({ role: "admin" });
  const user = await addUser();
  const change = (role: User["role"]) =>
    actAs(admin, (transaction, by) => changeRole(transaction, { ...by, userId: user.id, role }));
  const before = (await readAudit({ limit: 1 })).records[0]?.number ?? 0;
  await change("viewer");
  expect((await readAudit({ limit: 1 })).records[0]?.number ?? 0).toBe(before);
  await change("admin");
  expect(await lastAudit("user.role-changed")).toMatchObject({
    actor: { userId: admin.id, email: admin.email, role: "admin", address: CLIENT.address },
    object: { kind: "user", id: user.id, name: user.email },
    before: { role: "viewer" },
    after: { role: "admin" },
  });
});

it("does nothing when its row of the audit log cannot be written", async () => {
  const admin = await addUser({ role: "admin" });
  const user = await addUser();
  const acted = actAs(admin, async (transaction, by) => {
    await disableUser(transaction, { ...by, userId: user.id });
    throw new Error("the audit log is full");
  });
  await expect(acted).rejects.toThrow("the audit log is full");
  expect((await storedUser(user.id))?.disabledAt).toBeNull();
  expect((await lastAudit("user.disabled"))?.object.id).not.toBe(user.id);
});

it("lists people as they are, without anything secret", async () => {
  const admin = await addUser({ role: "admin", email: "a@example.com", name: "A" });
  await signIn(admin);
  const disabled = await addUser({ email: "d@example.com", name: "D" });
  await actAs(admin, (transaction, by) => disableUser(transaction, { ...by, userId: disabled.id }));
  const { link } = await invite(admin, "i@example.com");
  const people = await listPeople();
  expect(people.map(({ email, state, signsInBy, seenAt }) => ({ email, state, signsInBy, seenAt }))).toEqual([
    { email: "a@example.com", state: "active", signsInBy: ["password"], seenAt: NOW.toISOString() },
    { email: "d@example.com", state: "disabled", signsInBy: ["password"], seenAt: null },
    { email: "i@example.com", state: "invited", signsInBy: [], seenAt: null },
  ]);
  expect(people[2]?.openLink).toEqual({ kind: "invitation", expiresAt: link.expiresAt });
  expect(Object.keys(people[0] ?? {}).sort()).toEqual([
    "createdAt",
    "email",
    "id",
    "name",
    "openLink",
    "role",
    "roleManaged",
    "seenAt",
    "signsInBy",
    "state",
  ]);
});
