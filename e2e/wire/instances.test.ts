import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openSession } from "@/lib/auth/sessions";
import { saveUser } from "@/lib/auth/users";
import { saveConnection } from "@/lib/connections";
import { database } from "@/lib/database";
import { images, passes, scopes, users } from "@/lib/database/tables";
import { DIALECTS } from "@/lib/domain/cloud";
import { network, onCalls } from "../clouds/meddling";
import { ALL_IMAGES, withInstances } from "./instance-world";

/** Processes that are killed in the middle of their work; `npm run test:soak` takes 200. */
const KILLS = Number(process.env.NEPHOSCOPE_SOAK_KILLS ?? 2);

const world = withInstances();
const { start, readAgain, allReadSince } = world;

/** For those that nobody kills or pauses: on a busy machine they would look dead after the three seconds of the others. */
const LASTING = { INSTANCE_LEASE_SECONDS: "45" };

/** What an instance says of a pass that failed by a defect of ours. */
const BROKEN = "a read failed inside the product";

const passRows = async () => await (await database()).select().from(passes);
const scopeRows = async () => await (await database()).select().from(scopes);

describe("three instances of one database", () => {
  it("walk no scope twice at once, though a clock is five minutes ahead, and see changes at once", async () => {
    // What is under way at each region's listing: Baidu's walks ask one page after the other.
    let most = 0;
    for (const cloud of world.clouds().clouds.filter(({ dialect }) => dialect === "baidu-bcc")) {
      let underWay = 0;
      cloud.meddle(({ request, answer, outgoing }) => {
        if (!request.target.includes("imageType=")) return false;
        underWay += 1;
        most = Math.max(most, underWay);
        setTimeout(() => {
          underWay -= 1;
          const { status, headers, body } = answer();
          outgoing.writeHead(status, headers).end(body);
        }, 30);
        return true;
      });
    }
    const begun = new Date().toISOString();
    const instances = await Promise.all([
      start(LASTING),
      start(LASTING),
      start({ ...LASTING, INSTANCE_AHEAD_MS: "300000" }),
    ]);
    await allReadSince(begun);
    for (let rounds = 0; rounds < 2; rounds += 1) await allReadSince(await readAgain(), { nudging: true });
    expect(most).toBe(1);
    for (const instance of instances) expect(instance.told("read a scope").length).toBeGreaterThan(0);

    const ask = (word: string, about: string) =>
      Promise.all(instances.map((instance) => instance.ask(word, about)));
    const [known] = world.clouds().connections;
    if (!known) throw new Error("there is no connection");
    const { dialect: name, ...connection } = known;
    const dialect = DIALECTS.find((one) => one === name) ?? "baidu-bcc";
    const secret = await adminSession();
    expect(await ask("key", known.id)).toEqual(Array(3).fill(known.credentials.keyId));
    expect(await ask("role", secret)).toEqual(Array(3).fill("admin"));
    const credentials = { ...known.credentials, keyId: "AKCHANGED" };
    await saveConnection({ ...connection, credentials, dialect });
    await (await database()).update(users).set({ role: "viewer" });
    // The first answer after the change: nothing of either is remembered.
    expect(await ask("key", known.id)).toEqual(Array(3).fill("AKCHANGED"));
    expect(await ask("role", secret)).toEqual(Array(3).fill("viewer"));

    for (const instance of instances) await instance.end("SIGTERM");
    expect((await scopeRows()).filter(({ leaseHolder }) => leaseHolder !== null)).toEqual([]);
    const odd = (await passRows()).filter(
      ({ outcome, failure }) =>
        outcome !== "complete" && failure?.kind !== "cancelled" && failure?.kind !== "unknown-key",
    );
    expect(odd, JSON.stringify(instances.flatMap(({ told }) => told(BROKEN)))).toEqual([]);
    const stored = await (await database()).select({ missing: images.missingPasses }).from(images);
    expect(stored.map(({ missing }) => missing)).toEqual(Array(ALL_IMAGES).fill(0));
  }, 180_000);
});

async function adminSession(): Promise<string> {
  await saveUser({
    email: "one@example.com",
    name: "One",
    role: "admin",
    password: "a long walk in the rain",
  });
  const db = await database();
  const [user] = await db.select().from(users);
  if (!user) throw new Error("there is nobody");
  return await db.transaction((transaction) =>
    openSession(transaction, {
      userId: user.id,
      method: "password",
      client: { address: "203.0.113.7", userAgent: "Test browser" },
      provedAt: null,
      replaces: null,
      now: new Date(),
    }),
  );
}

it("what a paused holder of a lease brings when it wakes up is refused", async () => {
  const begun = new Date().toISOString();
  const paused = await start();
  await allReadSince(begun);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // An answer as of a world without images, which comes when everybody else has read the true one.
  let waiting = 0;
  const jd = world.clouds().clouds.filter(({ dialect }) => dialect === "jdcloud-vm");
  for (const cloud of jd) {
    cloud.meddle(({ request, answer, outgoing }) => {
      if (!request.target.includes("imageSource=private")) return false;
      waiting += 1;
      const { headers, body } = answer();
      const empty = { ...JSON.parse(body), result: { images: [], totalCount: 0 } };
      held.then(() => outgoing.writeHead(200, headers).end(JSON.stringify(empty)));
      return true;
    });
  }
  await readAgain();
  await expect.poll(() => waiting, { timeout: 20_000 }).toBeGreaterThan(0);
  paused.process.kill("SIGSTOP");
  for (const cloud of jd) cloud.meddle(null);
  const other = await start(LASTING);
  await allReadSince(await readAgain(), { nudging: true });
  release();
  paused.process.kill("SIGCONT");
  // Ended by the pass that took its place, or by its own clock, which went on meanwhile; complete in no case.
  const lost = () => ["read a scope", BROKEN].flatMap(paused.told).filter(({ complete }) => !complete);
  await expect.poll(() => lost().length, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(paused.process.exitCode).toBeNull();
  await paused.end("SIGTERM");
  await other.end("SIGTERM");
  const after = await (await database()).select().from(images);
  expect(after).toHaveLength(ALL_IMAGES);
  expect(after.filter(({ missingPasses, goneAt }) => missingPasses > 0 || goneAt !== null)).toEqual([]);
}, 180_000);

it(
  `survives ${KILLS} kills in the middle of its work`,
  async () => {
    for (let kills = 0; kills < KILLS; kills += 1) {
      const begun = await readAgain();
      const instance = await start();
      await pause(Math.random() * 1_500);
      await instance.end("SIGKILL");
      const db = await database();
      const stored = await db.select().from(images);
      // A page is stored whole with its revisions, or not at all; nothing is missing because a walk was cut.
      expect(stored.filter(({ missingPasses, goneAt }) => missingPasses > 0 || goneAt !== null)).toEqual([]);
      expect(new Set(stored.map(({ revision }) => revision)).size).toBe(stored.length);
      const next = await start(LASTING);
      await allReadSince(begun, { withinMs: 60_000 });
      await next.end("SIGTERM");
      expect(await db.$count(images)).toBe(ALL_IMAGES);
    }
  },
  60_000 + KILLS * 60_000,
);

it("stops within ten seconds of SIGTERM, and tells its passes as interrupted", async () => {
  for (const cloud of world.clouds().clouds) cloud.meddle(onCalls("all", network.silence));
  const instance = await start();
  const running = async () => (await passRows()).filter(({ outcome }) => outcome === "running").length;
  await expect.poll(running, { timeout: 20_000 }).toBeGreaterThan(0);
  const { tookMs, code } = await instance.end("SIGTERM");
  expect(tookMs).toBeLessThan(10_000);
  expect(code).toBe(0);
  for (const row of await passRows())
    expect(row).toMatchObject({ outcome: "incomplete", failure: { kind: "cancelled" } });
  const free = await scopeRows();
  expect(free.every(({ runningSince, failure }) => runningSince === null && failure === null)).toBe(true);
}, 60_000);
