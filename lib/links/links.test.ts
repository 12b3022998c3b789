import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { readAudit } from "../audit";
import { addUser, HOUR, later, MINUTE, NOW, withPeople } from "../auth/testing/people";
import type { User } from "../auth/users";
import { database } from "../database";
import { isDiskFull, noticeDiskSpace } from "../database/disk";
import { shareLinks, users } from "../database/tables";
import { fullDisk } from "../testing/full-disk";
import { forgetOldLinks } from "./forget";
import {
  countOpenLinks,
  findOpenLink,
  keepSeen,
  listLinks,
  makePublicLink,
  openLink,
  openSeen,
  revokeLink,
} from "./index";
import { ACTOR, OPEN_SETTINGS, testPicture } from "./testing/pictures";
import { makeToken, tokenHashOf } from "./token";

withPeople();

let ada: User;
beforeEach(async () => {
  await (await database()).delete(shareLinks);
  ada = await addUser({ role: "admin", email: "ada@example.com", name: "Ada Admin" });
});

type Wishes = Partial<Parameters<typeof makePublicLink>[1]>;

async function make(wishes: Wishes = {}) {
  const db = await database();
  return await db.transaction((transaction) =>
    makePublicLink(transaction, {
      actor: ACTOR,
      now: NOW,
      maker: ada,
      picture: testPicture(),
      settings: OPEN_SETTINGS,
      hours: 24,
      viewLimit: null,
      note: null,
      ...wishes,
    }),
  );
}

async function keep(maker = ada) {
  const db = await database();
  return await db.transaction((transaction) =>
    keepSeen(transaction, { actor: ACTOR, now: NOW, maker, picture: testPicture() }),
  );
}

async function revoke(id: string, ownedBy: string | null = null) {
  const db = await database();
  await db.transaction((transaction) => revokeLink(transaction, { actor: ACTOR, now: NOW, id, ownedBy }));
}

describe("a token", () => {
  it("has 256 random bits behind a prefix for scanners", () => {
    const made = Array.from({ length: 100 }, () => makeToken().token);
    for (const token of made) {
      expect(token).toMatch(/^neph_[A-Za-z0-9_-]{43}$/);
      expect(Buffer.from(token.slice(5), "base64url")).toHaveLength(32);
    }
    expect(new Set(made).size).toBe(100);
  });

  it("is stored as its SHA-256 alone", async () => {
    const { token } = await make();
    const [row] = await (await database()).select().from(shareLinks);
    expect(row?.tokenHash).toBe(tokenHashOf(token));
    expect(JSON.stringify(row)).not.toContain(token.slice(5));
  });

  it("opens its link, and none with any one of its 43 characters altered does", async () => {
    const { token } = await make();
    expect(await findOpenLink(token, NOW)).not.toBeNull();
    for (let at = 5; at < token.length; at += 1) {
      const other = token[at] === "A" ? "B" : "A";
      const near = `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
      expect(near).not.toBe(token);
      expect(await findOpenLink(near, NOW)).toBeNull();
    }
  });

  it.each<[string, (token: string) => string]>([
    ["nothing", () => ""],
    ["its prefix alone", () => "neph_"],
    ["without its prefix", (token) => token.slice(5)],
    ["in upper case", (token) => token.toUpperCase()],
    ["in lower case", (token) => token.toLowerCase()],
    ["with padding", (token) => `${token}=`],
    ["with a space", (token) => `${token} `],
    ["with a line break", (token) => `${token}\n`],
    ["with a zero byte", (token) => `${token}\0`],
    ["one short", (token) => token.slice(0, -1)],
    ["one too long", (token) => `${token}A`],
    ["in the other base64", (token) => token.replaceAll("-", "+").replaceAll("_", "/")],
    ["escaped", (token) => token.replace("_", "%5F")],
    ["its stored hash", (token) => tokenHashOf(token) ?? "none"],
    ["its stored hash as a token", (token) => `neph_${tokenHashOf(token)}`],
    ["a template literal", () => "[token]"],
    ["another template literal", () => ":token"],
    ["a third template literal", () => "{token}"],
    ["a fourth template literal", () => "$" + "{token}"],
    ["an escaped template literal", () => "%5Btoken%5D"],
    ["a wildcard", () => "%"],
    ["null", () => "null"],
    ["undefined", () => "undefined"],
    ["SQL", () => "' or 1=1 --"],
    ["a prototype", () => "__proto__"],
  ])("opens nothing as %s", async (_what, alter) => {
    const { token } = await make();
    const altered = alter(token);
    if (altered === token) throw new Error("the token was not altered");
    expect(await findOpenLink(altered, NOW)).toBeNull();
    expect(await openLink(altered, NOW)).toBeNull();
  });

  it("is not the id by which a link is managed", async () => {
    const { id } = await make();
    expect(await findOpenLink(id, NOW)).toBeNull();
  });
});

describe("a public link", () => {
  it("may be made by those whom the settings let", async () => {
    const vera = await addUser({ role: "viewer" });
    const made = (maker: User, linkMakers: "nobody" | "admins" | "everybody") =>
      make({ maker, settings: { linkMakers, longestLinkDays: 7 } });
    await expect(made(ada, "nobody")).rejects.toThrow("links-forbidden");
    await expect(made(vera, "nobody")).rejects.toThrow("links-forbidden");
    await expect(made(vera, "admins")).rejects.toThrow("links-forbidden");
    await made(ada, "admins");
    await made(vera, "everybody");
    expect(await listLinks({ ownedBy: null, now: NOW, keptDays: 400 })).toHaveLength(2);
  });

  it.each([
    [1, 0.5],
    [1, 25],
    [7, 7 * 24 + 1],
    [90, 90 * 24 + 1],
    [365, 90 * 24 + 1],
    [7, Number.NaN],
  ])("lives an hour at least and %d days at most: not %d hours", async (longestLinkDays, hours) => {
    await expect(make({ hours, settings: { linkMakers: "everybody", longestLinkDays } })).rejects.toThrow(
      "link-too-long",
    );
  });

  it("opens until a second before its end, and not at it", async () => {
    const { token, expiresAt } = await make({ hours: 1 });
    expect(expiresAt).toBe(later(HOUR).toISOString());
    expect(await findOpenLink(token, later(HOUR - 1_000))).not.toBeNull();
    expect(await openLink(token, later(HOUR - 1))).not.toBeNull();
    for (const ms of [HOUR, HOUR + 1, HOUR + 1_000, 90 * 24 * HOUR]) {
      expect(await findOpenLink(token, later(ms))).toBeNull();
      expect(await openLink(token, later(ms))).toBeNull();
    }
  });

  it("does not open any more once it was revoked", async () => {
    const { id, token } = await make();
    await revoke(id);
    expect(await findOpenLink(token, NOW)).toBeNull();
    expect(await openLink(token, NOW)).toBeNull();
  });

  it("dies with the rights of who made it, and lives again when they come back", async () => {
    const { token } = await make();
    const db = await database();
    const disable = (disabledAt: string | null) =>
      db.update(users).set({ disabledAt }).where(eq(users.id, ada.id));
    await disable(NOW.toISOString());
    expect(await findOpenLink(token, NOW)).toBeNull();
    expect(await openLink(token, NOW)).toBeNull();
    await disable(null);
    expect(await findOpenLink(token, NOW)).not.toBeNull();
  });

  it("dies with who made it, and stays in the list of all", async () => {
    const { token } = await make();
    const db = await database();
    await db.delete(users).where(eq(users.id, ada.id));
    expect(await openLink(token, NOW)).toBeNull();
    const [listed] = await listLinks({ ownedBy: null, now: NOW, keptDays: 400 });
    expect(listed).toMatchObject({ state: "maker-gone", makerName: "Ada Admin" });
  });

  it("with a limit of one opens for exactly one of fifty at once", async () => {
    const { token } = await make({ viewLimit: 1 });
    const opened = await Promise.all(Array.from({ length: 50 }, () => openLink(token, NOW)));
    expect(opened.filter((link) => link !== null)).toHaveLength(1);
    expect(await findOpenLink(token, NOW)).toBeNull();
    const [listed] = await listLinks({ ownedBy: null, now: NOW, keptDays: 400 });
    expect(listed).toMatchObject({ views: 1, viewLimit: 1, state: "used-up" });
  });

  it("counts every view, and remembers the last", async () => {
    const { token } = await make();
    await Promise.all(Array.from({ length: 20 }, (_, at) => openLink(token, later(at * MINUTE))));
    await openLink(token, later(HOUR));
    const [listed] = await listLinks({ ownedBy: null, now: NOW, keptDays: 400 });
    expect(listed).toMatchObject({ views: 21, lastOpenedAt: later(HOUR).toISOString() });
  });

  it("is not counted by being looked for", async () => {
    const { token } = await make({ viewLimit: 1 });
    await findOpenLink(token, NOW);
    expect((await findOpenLink(token, NOW))?.views).toBe(0);
  });

  it("is audited when it is made and revoked, with a fingerprint and never with its token", async () => {
    const { id, token } = await make({ viewLimit: 3 });
    await revoke(id);
    await revoke(id);
    const { records } = await readAudit({ limit: 10 });
    const ours = records.filter(({ object }) => object.id === id);
    expect(ours.map(({ action }) => action)).toEqual(["link.revoked", "link.made"]);
    expect(ours[1]?.after).toMatchObject({ viewLimit: 3, image: "img-0001" });
    expect(ours[1]?.after?.token).toEqual(ours[0]?.before?.token);
    expect(ours[1]?.after?.token).toHaveProperty("fingerprint");
    const written = JSON.stringify(records);
    expect(written).not.toContain(token.slice(5));
    expect(written).not.toContain(tokenHashOf(token));
  });
});

describe("revoking", () => {
  it("a link of somebody else is answered like one that never was", async () => {
    const vera = await addUser({ role: "viewer" });
    const { id, token } = await make();
    await expect(revoke(id, vera.id)).rejects.toThrow("share-unknown");
    await expect(revoke("00000000-0000-4000-8000-000000000000", vera.id)).rejects.toThrow("share-unknown");
    expect(await findOpenLink(token, NOW)).not.toBeNull();
    await revoke(id, ada.id);
    expect(await findOpenLink(token, NOW)).toBeNull();
  });
});

describe("a kept state", () => {
  it("is found by its id as long as changes are kept", async () => {
    const { id } = await keep();
    const day = 24 * HOUR;
    const seen = await openSeen(id, { now: later(30 * day - 1), keptDays: 30 });
    expect(seen).toMatchObject({ keptBy: "Ada Admin", endsAt: later(30 * day).toISOString() });
    expect(seen?.picture).toEqual(testPicture());
    expect(await openSeen(id, { now: later(30 * day), keptDays: 30 })).toBeNull();
  });

  it("opens no public link, and a public link is no kept state", async () => {
    const kept = await keep();
    expect(await findOpenLink(kept.id, NOW)).toBeNull();
    const { id, token } = await make();
    for (const other of [id, token, "", "not-an-id", "null", `${kept.id}'--`]) {
      expect(await openSeen(other, { now: NOW, keptDays: 30 })).toBeNull();
    }
  });

  it("outlives who kept it, and not its revocation", async () => {
    const { id } = await keep();
    await (await database()).delete(users).where(eq(users.id, ada.id));
    expect(await openSeen(id, { now: NOW, keptDays: 30 })).not.toBeNull();
    await revoke(id);
    expect(await openSeen(id, { now: NOW, keptDays: 30 })).toBeNull();
  });
});

describe("the lists", () => {
  it("tell a person of their own links, and an admin of all", async () => {
    const vera = await addUser({ role: "viewer" });
    await make({ note: "for the review" });
    await keep(vera);
    const list = (ownedBy: string | null) => listLinks({ ownedBy, now: NOW, keptDays: 400 });
    expect((await list(ada.id)).map(({ kind, note }) => [kind, note])).toEqual([
      ["public", "for the review"],
    ]);
    expect((await list(vera.id)).map(({ kind }) => kind)).toEqual(["seen"]);
    expect(await list(null)).toHaveLength(2);
    expect(await countOpenLinks({ ownedBy: ada.id, now: NOW, keptDays: 400 })).toBe(1);
    expect(await countOpenLinks({ ownedBy: ada.id, now: later(25 * HOUR), keptDays: 400 })).toBe(0);
    expect(await countOpenLinks({ ownedBy: vera.id, now: later(25 * HOUR), keptDays: 400 })).toBe(1);
    expect(await countOpenLinks({ ownedBy: vera.id, now: later(25 * HOUR), keptDays: 1 })).toBe(0);
  });

  it("never hold a token or its hash", async () => {
    const { token } = await make();
    const text = JSON.stringify(await listLinks({ ownedBy: null, now: NOW, keptDays: 400 }));
    expect(text).not.toContain(token);
    expect(text).not.toContain(tokenHashOf(token));
  });
});

it("links are forgotten when they ended longer ago than changes are kept", async () => {
  const { token } = await make({ hours: 24 });
  await keep();
  const day = 24 * HOUR;
  expect(await forgetOldLinks(later(30 * day), { changeRetentionDays: 30 })).toBe(0);
  expect(await forgetOldLinks(later(30 * day + 1), { changeRetentionDays: 30 })).toBe(1);
  expect(await findOpenLink(token, NOW)).not.toBeNull();
  expect(await forgetOldLinks(later(31 * day + 1), { changeRetentionDays: 30 })).toBe(1);
});

describe("on a full disk", () => {
  it("a link without a limit opens uncounted, one with a limit not at all, and both as usual afterwards", async () => {
    const [free, limited] = [await make(), await make({ viewLimit: 1 })];
    const disk = await fullDisk(["share_links"]);
    onTestFinished(() => noticeDiskSpace());
    expect(await openLink(free.token, NOW)).toMatchObject({ views: 0 });
    const refused = await openLink(limited.token, NOW).catch((error: unknown) => error);
    expect(isDiskFull(refused)).toBe(true);
    expect(await openLink(makeToken().token, NOW)).toBeNull();
    await disk.end();
    expect(await openLink(free.token, NOW)).toMatchObject({ views: 1 });
    expect(await openLink(limited.token, NOW)).toMatchObject({ views: 1 });
    expect(await openLink(limited.token, NOW)).toBeNull();
  });
});
