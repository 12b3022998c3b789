import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { addUser, later, NOW, withPeople } from "../auth/testing/people";
import { database } from "../database";
import { diskFullSince, noticeDiskSpace } from "../database/disk";
import { forgetTries } from "../database/rate-limit";
import { rateLimits, shareLinks } from "../database/tables";
import { fullDisk } from "../testing/full-disk";
import { admitToLink } from "./admit";
import { makePublicLink } from "./index";
import { ACTOR, OPEN_SETTINGS, testPicture } from "./testing/pictures";
import { makeToken } from "./token";

withPeople();

const SENDER = "203.0.113.7";
let token: string;

beforeEach(async () => {
  const db = await database();
  await db.delete(shareLinks);
  await db.delete(rateLimits);
  token = await make();
});

async function make(viewLimit: number | null = null) {
  const maker = await addUser({ role: "admin" });
  const db = await database();
  const made = await db.transaction((transaction) =>
    makePublicLink(transaction, {
      actor: ACTOR,
      now: NOW,
      maker,
      picture: testPicture(),
      settings: OPEN_SETTINGS,
      hours: 24,
      viewLimit,
      note: null,
    }),
  );
  return made.token;
}

/** Seconds to wait; 0 when it was admitted. */
async function ask(named: string, { seconds = 0, sender = SENDER } = {}): Promise<number> {
  const admission = await admitToLink({ token: named, sender, now: later(seconds * 1_000) });
  if (admission === "uncountable") throw new Error("the disk is not full here");
  return admission === "admitted" ? 0 : admission.waitSeconds;
}

it("takes thirty requests a minute for one link, from however many senders", async () => {
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, at) => ask(token, { sender: `198.51.100.${at}` })),
  );
  expect(all.filter((wait) => wait === 0)).toHaveLength(30);
  expect(all.filter((wait) => wait === 60)).toHaveLength(10);
  expect(await ask(token, { seconds: 59 })).toBe(1);
  expect(await ask(token, { seconds: 60 })).toBe(0);
});

it("counts requests that come at once whatever the order they are counted in", async () => {
  const waits: number[] = [];
  for (let turn = 40; turn > 0; turn -= 1) waits.push(await ask(token, { seconds: turn / 1_000 }));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(30);
});

describe("on a full disk", () => {
  const full = (named: string) => admitToLink({ token: named, sender: SENDER, now: NOW });

  it("admits everybody, but to a link whose limit could be passed", async () => {
    const limited = await make(2);
    const disk = await fullDisk(["rate_limits", "share_links"]);
    onTestFinished(disk.end);
    onTestFinished(() => noticeDiskSpace());
    expect(await full(token)).toBe("admitted");
    expect(await full(limited)).toBe("uncountable");
    expect(await full(makeToken().token)).toBe("admitted");
    expect(diskFullSince()).not.toBeNull();
    await disk.end();
    expect(await full(limited)).toBe("admitted");
  });
});

it("counts each link by itself", async () => {
  for (let turn = 0; turn < 30; turn += 1) await ask(token);
  expect(await ask(token)).toBe(60);
  expect(await ask(await make())).toBe(0);
});

it("takes ten wrong tokens a minute from one sender, who then waits whatever they name", async () => {
  const wrong = () => ask(makeToken().token);
  for (let turn = 0; turn < 10; turn += 1) expect(await wrong()).toBe(0);
  expect(await wrong()).toBe(60);
  expect(await ask("[token]")).toBe(60);
  expect(await ask(token)).toBe(60);
  expect(await ask(token, { sender: "198.51.100.1" })).toBe(0);
  expect(await ask(token, { seconds: 60 })).toBe(0);
});

it("lets no more than ten wrong tokens through that come at once", async () => {
  const all = await Promise.all(Array.from({ length: 30 }, () => ask(makeToken().token)));
  expect(all.filter((wait) => wait === 0)).toHaveLength(10);
});

it("does not count what it refused, so that a wait always ends", async () => {
  for (let turn = 0; turn < 50; turn += 1) await ask("wrong", { seconds: turn });
  expect(await ask("wrong", { seconds: 60 })).toBe(0);
});

it("does not count what a clock that was set back has from the future", async () => {
  for (let turn = 0; turn < 10; turn += 1) await ask("wrong", { seconds: 3_600 });
  expect(await ask("wrong")).toBe(0);
});

it("forgets counts that nobody needs any more", async () => {
  await ask(token);
  await forgetTries(later(1));
  expect(await (await database()).select().from(rateLimits)).toEqual([]);
});
