import { eq } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { type SignedIn, signedInBy } from "../auth/sessions";
import { addUser, signIn, storedUser, withPeople } from "../auth/testing/people";
import { database } from "../database";
import { sessions, users } from "../database/tables";
import type { Role } from "../domain/role";
import { createStreams } from "./streams";

withPeople();
afterEach(() => void vi.useRealTimers());

async function enter(role: Role): Promise<SignedIn> {
  const now = new Date();
  const user = await signedInBy(await signIn(await addUser({ role }), now), now);
  if (!user) throw new Error("nobody was signed in");
  return user;
}

/** Lines as they arrive; null when the stream has ended. */
function linesOf(stream: ReadableStream<Uint8Array> | null) {
  if (!stream) throw new Error("no stream was opened");
  const reader = stream.getReader();
  return {
    async next(): Promise<string | null> {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return null;
        const data = /^data: (.*)$/m.exec(Buffer.from(value).toString())?.[1];
        if (data !== undefined) return data;
      }
    },
    leave: () => reader.cancel(),
  };
}

it("tells each role of its own topics, all of them first", async () => {
  const streams = createStreams();
  const ada = linesOf(streams.open(await enter("admin")));
  const vera = linesOf(streams.open(await enter("viewer")));
  expect(await ada.next()).toBe("pulse accounts alerts");
  expect(await vera.next()).toBe("pulse alerts");
  streams.moved(["accounts", "pulse"]);
  expect(await ada.next()).toBe("pulse accounts");
  expect(await vera.next()).toBe("pulse");
  streams.stop();
});

it("tells at once, and what moves again and again once a second", async () => {
  const user = await enter("admin");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const streams = createStreams();
  const ada = linesOf(streams.open(user));
  await ada.next();
  streams.moved(["accounts"]);
  expect(await ada.next()).toBe("accounts");
  for (let page = 0; page < 50; page += 1) streams.moved(["accounts"]);
  streams.moved(["pulse"]);
  const later = ada.next();
  const early = vi.fn();
  void later.then(early);
  await vi.advanceTimersByTimeAsync(999);
  expect(early).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await later).toBe("pulse accounts");
  streams.moved(["alerts"]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await ada.next()).toBe("alerts");
  streams.stop();
});

const ENDS: [string, (user: SignedIn) => Promise<unknown>][] = [
  [
    "sign-in ends",
    async () => (await database()).update(sessions).set({ endedAt: new Date().toISOString() }),
  ],
  [
    "sign-in was not used for too long",
    async () => (await database()).update(sessions).set({ seenAt: "2026-01-01T00:00:00.000Z" }),
  ],
  ["role changes", async () => (await database()).update(users).set({ role: "viewer" })],
  [
    "person is disabled",
    async () => (await database()).update(users).set({ disabledAt: new Date().toISOString() }),
  ],
];

it.each(ENDS)("ends within a moment when the %s", async (_, end) => {
  const streams = createStreams();
  const user = await enter("admin");
  const ada = linesOf(streams.open(user));
  await ada.next();
  await end(user);
  expect(await ada.next()).toBeNull();
  expect(streams.count()).toBe(0);
});

it("is no use of a sign-in: whoever only listens is idle", async () => {
  const user = await enter("admin");
  const streams = createStreams();
  const before = new Date(Date.now() - 5 * 60_000).toISOString();
  const db = await database();
  await db.update(sessions).set({ seenAt: before });
  await db.update(users).set({ seenAt: before });
  const ada = linesOf(streams.open(user));
  await ada.next();
  // Until after a check: this one's own end proves that there was one.
  const other = linesOf(streams.open(await enter("viewer")));
  await other.next();
  await db.update(users).set({ disabledAt: before }).where(eq(users.role, "viewer"));
  expect(await other.next()).toBeNull();
  expect((await storedUser(user.id))?.seenAt).toBe(before);
  streams.stop();
});

it("has eight for a person, and a ninth when one has left", async () => {
  const streams = createStreams();
  const [ada, vera] = [await enter("admin"), await enter("viewer")];
  const opened = Array.from({ length: 8 }, () => linesOf(streams.open(ada)));
  expect(streams.open(ada)).toBeNull();
  expect(streams.open(vera)).not.toBeNull();
  await opened[3]?.leave();
  expect(streams.open(ada)).not.toBeNull();
  streams.stop();
});

it("lets go of a reader who fetches nothing", async () => {
  const user = await enter("admin");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const streams = createStreams();
  streams.open(user);
  for (let second = 0; second < 40; second += 1) {
    streams.moved(["pulse"]);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(streams.count()).toBe(0);
});

it("ends all at the stop, and opens none afterwards", async () => {
  const streams = createStreams();
  const user = await enter("viewer");
  const vera = linesOf(streams.open(user));
  await vera.next();
  streams.stop();
  expect(await vera.next()).toBeNull();
  expect(streams.open(user)).toBeNull();
});
