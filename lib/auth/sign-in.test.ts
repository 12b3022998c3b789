import { eq } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { database } from "../database";
import { signInLimits, users } from "../database/tables";
import { RefusedError } from "./errors";
import { changeOwnPassword } from "./own-account";
import { hashPassword } from "./password";
import { COST } from "./password-cost";
import { proveWithPassword, requireRecentProof } from "./proof";
import { signedInBy } from "./sessions";
import { checkSignIn, completeSignIn } from "./sign-in";
import { removeOld } from "./start";
import {
  addUser,
  CLIENT,
  HOUR,
  lastAudit,
  later,
  MINUTE,
  NOW,
  PASSWORD,
  signIn,
  storedUser,
  withPeople,
} from "./testing/people";

vi.mock("./password-cost", () => ({ COST: { N: 1024, r: 8, p: 1 } }));
const hashing = vi.hoisted(() => ({ costs: [] as number[] }));
vi.mock("node:crypto", async (original) => {
  const crypto = await original<typeof import("node:crypto")>();
  const scrypt = (...given: unknown[]) => {
    hashing.costs.push((given[3] as { N: number }).N);
    return (crypto.scrypt as (...all: unknown[]) => void)(...given);
  };
  return { ...crypto, scrypt };
});
withPeople();
afterEach(() => {
  COST.N = 1024;
});

const WRONG = "not the right password";

const attempt = (email: string, password: string, { ms = 0, address = CLIENT.address } = {}) =>
  checkSignIn({ email, password, client: { ...CLIENT, address }, now: later(ms) });

/** The refusal's words, or "in". */
async function outcome(...given: Parameters<typeof attempt>): Promise<string> {
  try {
    await attempt(...given);
    return "in";
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return error.waitSeconds === null ? error.reason : `${error.reason} ${error.waitSeconds}`;
  }
}

it("lets somebody in by e-mail address and password", async () => {
  const user = await addUser({ email: "ada@example.com" });
  expect(await attempt("  Ada@Example.com ", PASSWORD)).toEqual(user);
});

it.each([` ${PASSWORD}`, `${PASSWORD} `, PASSWORD.toUpperCase(), `${PASSWORD}\0`, ""])(
  "takes the exact bytes of a password, not %j",
  async (password) => {
    const user = await addUser();
    expect(await outcome(user.email, password)).toBe("sign-in-refused");
  },
);

it("tells composed and decomposed letters apart, as they were typed", async () => {
  const user = await addUser({ passwordHash: await hashPassword("a caf\u00e9 in the rain") });
  expect(await outcome(user.email, "a cafe\u0301 in the rain")).toBe("sign-in-refused");
  expect(await outcome(user.email, "a caf\u00e9 in the rain")).toBe("in");
});

it("answers alike and works as hard for a name that does not exist", async () => {
  const user = await addUser();
  const invited = await addUser({ passwordHash: null });
  const disabled = await addUser();
  await (await database())
    .update(users)
    .set({ disabledAt: NOW.toISOString() })
    .where(eq(users.id, disabled.id));
  for (const [email, password] of [
    [user.email, WRONG],
    ["nobody@example.com", WRONG],
    ["", WRONG],
    ["' or 1=1 --", WRONG],
    [invited.email, WRONG],
    [disabled.email, PASSWORD],
  ] as const) {
    hashing.costs.length = 0;
    expect(await outcome(email, password, { address: `203.0.113.${email.length}` })).toBe("sign-in-refused");
    expect(hashing.costs).toEqual([1024]);
  }
});

it("writes down who came in and who did not, without what was typed as password", async () => {
  const user = await addUser();
  await attempt(user.email, PASSWORD);
  await completeSignIn({
    user,
    userId: user.id,
    method: "password",
    client: CLIENT,
    provedAt: NOW,
    replaces: null,
    now: NOW,
  });
  expect(await lastAudit("sign-in")).toMatchObject({
    actor: { userId: user.id, email: user.email, role: "viewer", address: CLIENT.address },
    result: "done",
    after: { method: "password" },
  });
  await outcome(user.email, WRONG);
  const failed = await lastAudit("sign-in-failed");
  expect(failed).toMatchObject({
    actor: { userId: null, email: user.email, role: "anonymous", address: CLIENT.address },
    object: { kind: "user", id: user.id },
    result: "refused",
    after: { because: "wrong" },
  });
  expect(JSON.stringify(failed)).not.toContain(WRONG);
});

it("does not write down what cannot be an address: it may be a password", async () => {
  await outcome(PASSWORD, WRONG);
  expect(JSON.stringify(await lastAudit("sign-in-failed"))).not.toContain(PASSWORD);
});

it("takes five failures of an account in five minutes, from wherever, and then makes it wait", async () => {
  const user = await addUser();
  const answers: string[] = [];
  for (let nth = 0; nth < 7; nth += 1) {
    answers.push(await outcome(user.email, WRONG, { ms: nth * 1000, address: `203.0.113.${nth}` }));
  }
  expect(answers).toEqual([...Array(5).fill("sign-in-refused"), "wait 59", "wait 58"]);
  // The right password has to wait as well, or the delay would tell which one is right.
  expect(await outcome(user.email, PASSWORD, { ms: 30_000 })).toBe("wait 34");
  expect(await outcome(user.email, PASSWORD, { ms: 64_000 })).toBe("in");
});

it("makes unknown names wait exactly as known ones", async () => {
  const user = await addUser();
  for (const email of [user.email, "nobody@example.com"]) {
    const answers: string[] = [];
    for (let nth = 0; nth < 8; nth += 1) {
      const address = `198.51.100.${email.length + nth}`;
      answers.push(await outcome(email, WRONG, { ms: nth * 20_000, address }));
    }
    expect(answers).toEqual([...Array(5).fill("sign-in-refused"), "wait 40", "wait 20", "sign-in-refused"]);
  }
});

it("checks no password while it makes somebody wait", async () => {
  const user = await addUser();
  for (let nth = 0; nth < 5; nth += 1) await outcome(user.email, WRONG);
  hashing.costs.length = 0;
  expect(await outcome(user.email, PASSWORD)).toBe("wait 60");
  expect(hashing.costs).toEqual([]);
});

it("takes five failures of an address, whatever accounts it tries", async () => {
  const user = await addUser();
  for (let nth = 0; nth < 5; nth += 1) await outcome(`guess-${nth}@example.com`, WRONG);
  expect(await outcome(user.email, PASSWORD)).toBe("wait 60");
  expect(await outcome(user.email, PASSWORD, { address: "198.51.100.1" })).toBe("in");
});

it("counts an IPv6 network as one address", async () => {
  for (let nth = 0; nth < 5; nth += 1) {
    await outcome(`guess-${nth}@example.com`, WRONG, { address: `2001:db8:1:2::${nth}` });
  }
  expect(await outcome("a@example.com", WRONG, { address: "2001:db8:1:2:9::1" })).toBe("wait 60");
  expect(await outcome("a@example.com", WRONG, { address: "2001:db8:1:3::1" })).toBe("sign-in-refused");
});

it("does not sell further guesses for a sign-in of one's own", async () => {
  const attacker = await addUser();
  const answers: string[] = [];
  for (let nth = 0; nth < 6; nth += 1) {
    await outcome(attacker.email, PASSWORD);
    answers.push(await outcome(`guess-${nth}@example.com`, WRONG));
  }
  expect(answers.slice(0, 5)).toEqual(Array(5).fill("sign-in-refused"));
  expect(answers[5]).toBe("wait 60");
});

it("begins anew for an account after its sign-in", async () => {
  const user = await addUser();
  for (let round = 0; round < 3; round += 1) {
    for (let nth = 0; nth < 4; nth += 1) {
      const address = `203.0.113.${round * 10 + nth}`;
      expect(await outcome(user.email, WRONG, { address })).toBe("sign-in-refused");
    }
    expect(await outcome(user.email, PASSWORD, { address: "198.51.100.1" })).toBe("in");
  }
});

it("never locks an account for good", async () => {
  const user = await addUser();
  let ms = 0;
  for (let nth = 0; nth < 20; nth += 1) {
    const answer = await outcome(user.email, WRONG, { ms });
    const seconds = Number(/^wait (\d+)$/.exec(answer)?.[1] ?? 0);
    expect(seconds).toBeLessThanOrEqual(900);
    ms += seconds * 1000;
  }
  expect(await outcome(user.email, PASSWORD, { ms: ms + 15 * MINUTE })).toBe("in");
});

it("lets no more than five of many tries at once be checked", async () => {
  const user = await addUser();
  hashing.costs.length = 0;
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, nth) => outcome(user.email, WRONG, { address: `203.0.113.${nth}` })),
  );
  expect(answers.filter((answer) => answer === "sign-in-refused")).toHaveLength(5);
  expect(hashing.costs).toHaveLength(5);
});

it("does not keep the names that were tried, and forgets old failures", async () => {
  await outcome("nobody@example.com", WRONG);
  const db = await database();
  const rows = await db.select().from(signInLimits);
  expect(rows.map(({ key }) => key.split(":")[0]).sort()).toEqual(["account", "address"]);
  expect(JSON.stringify(rows)).not.toContain("nobody");
  await removeOld(later(3 * HOUR));
  expect(await db.$count(signInLimits)).toBe(0);
});

it("stores a password under today's parameters when it is typed the next time", async () => {
  const user = await addUser();
  COST.N = 2048;
  expect(await outcome(user.email, WRONG)).toBe("sign-in-refused");
  expect((await storedUser(user.id))?.passwordHash).toMatch(/^scrypt\$1024\$8\$1\$/);
  expect(await outcome(user.email, PASSWORD)).toBe("in");
  expect((await storedUser(user.id))?.passwordHash).toMatch(/^scrypt\$2048\$8\$1\$/);
  expect(await outcome(user.email, PASSWORD)).toBe("in");
});

const signedIn = async (role: "admin" | "viewer" = "admin") => {
  const user = await addUser({ role });
  const secretId = await signIn(user);
  const now = await signedInBy(secretId, NOW);
  if (!now) throw new Error("the sign-in is not open");
  return { secretId, user: now };
};

it("takes the password of the sign-in itself as a proof, for ten minutes", async () => {
  const { user } = await signedIn();
  expect(() => requireRecentProof(user, later(10 * MINUTE))).not.toThrow();
  expect(() => requireRecentProof(user, later(10 * MINUTE + 1))).toThrow(
    expect.objectContaining({ name: "ProofError", status: 403, how: "password" }),
  );
});

it("takes the password again as a new proof for that sign-in alone", async () => {
  const { user, secretId } = await signedIn();
  const other = await signIn(user);
  const at = later(20 * MINUTE);
  await proveWithPassword({ user, password: PASSWORD, client: CLIENT, now: at });
  const proved = await signedInBy(secretId, at);
  const unproved = await signedInBy(other, at);
  if (!proved || !unproved) throw new Error("a sign-in is not open");
  expect(() => requireRecentProof(proved, at)).not.toThrow();
  expect(() => requireRecentProof(unproved, at)).toThrow("recent proof required");
});

it("has no proof of somebody whose sign-in provider did not say when they signed in", async () => {
  const { user } = await signedIn();
  const session = { ...user.session, method: "oidc", provedAt: null } as const;
  expect(() => requireRecentProof({ ...user, session }, NOW)).toThrow(
    expect.objectContaining({ how: "oidc" }),
  );
});

it("counts wrong proofs like wrong sign-ins", async () => {
  const { user } = await signedIn();
  const prove = () => proveWithPassword({ user, password: WRONG, client: CLIENT, now: NOW });
  for (let nth = 0; nth < 5; nth += 1) await expect(prove()).rejects.toThrow("password-wrong");
  await expect(prove()).rejects.toMatchObject({ reason: "wait", waitSeconds: 60 });
  expect(await lastAudit("proof-failed")).toMatchObject({
    actor: { userId: user.id, email: user.email, role: user.role },
    object: { kind: "user", id: user.id },
    result: "refused",
  });
});

it("changes one's own password only with the present one, and ends all other sign-ins", async () => {
  const { user, secretId } = await signedIn();
  const other = await signIn(user);
  const change = (present: string, next: string) =>
    changeOwnPassword({ user, present, next, client: CLIENT, now: NOW });
  await expect(change(WRONG, "another walk in the rain")).rejects.toThrow("password-wrong");
  await expect(change(PASSWORD, "password1234")).rejects.toThrow("password-common");
  expect(await signedInBy(other, NOW)).not.toBeNull();
  await change(PASSWORD, "another walk in the rain");
  expect(await signedInBy(secretId, NOW)).not.toBeNull();
  expect(await signedInBy(other, NOW)).toBeNull();
  expect(await outcome(user.email, PASSWORD)).toBe("sign-in-refused");
  expect(await outcome(user.email, "another walk in the rain")).toBe("in");
  expect(await lastAudit("password.changed")).toMatchObject({
    actor: { userId: user.id },
    after: { by: "self", ended: 1 },
  });
});
