import { randomBytes } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { database } from "../database";
import { diskFullSince, noticeDiskSpace } from "../database/disk";
import { REFUSAL_STATUS } from "../domain/refusal";
import { rereadKeyRing } from "../key-ring";
import { forgetProcessWide, processWide } from "../process-wide";
import { fullDisk } from "../testing/full-disk";
import { listSessions, signedInBy } from "./sessions";
import { openBrowser } from "./testing/browser";
import { addUser, lastAudit, PASSWORD, withPeople } from "./testing/people";
import { readToken, sessionCookie, tokenSecret } from "./token";

vi.mock("./password-cost", () => ({ COST: { N: 1024, r: 8, p: 1 } }));
withPeople();

const HTTPS = "https://images.example.com";

function serveAt(url: string) {
  process.env.NEPHOSCOPE_URL = url;
  process.env.NEXTAUTH_URL = url;
}
beforeEach(() => serveAt(HTTPS));
afterEach(() => {
  delete process.env.NEPHOSCOPE_URL;
});

const signIn = (browser: ReturnType<typeof openBrowser>, email: string, password = PASSWORD) =>
  browser.post("/api/auth/callback/password", { email, password });

it("signs somebody in and out by cookie", async () => {
  const user = await addUser({ role: "admin" });
  const browser = openBrowser();
  const answer = await signIn(browser, user.email);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ ok: true });
  expect(await browser.user()).toMatchObject({ ...user, session: { method: "password" } });
  const [open] = await listSessions(user.id, new Date());
  expect(open).toMatchObject({ userAgent: "Test browser", address: "203.0.113.7" });

  const stolen = new Map(browser.cookies);
  expect(await (await browser.post("/api/auth/signout", {})).json()).toEqual({ ok: true });
  expect(browser.cookies.has(sessionCookie().name)).toBe(false);
  const replay = openBrowser();
  for (const [name, value] of stolen) replay.cookies.set(name, value);
  expect(await replay.user()).toBeNull();
  expect(await lastAudit("session.ended")).toMatchObject({ actor: { userId: user.id } });
});

it("puts nothing into the token but a random id", async () => {
  const user = await addUser();
  const browser = openBrowser();
  await signIn(browser, user.email);
  const token = browser.cookies.get(sessionCookie().name);
  const content = await decode({ token, secret: tokenSecret() });
  expect(Object.keys(content ?? {}).sort()).toEqual(["exp", "iat", "jti", "sessionId"]);
  expect(JSON.stringify(content)).not.toContain(user.email);
  expect(JSON.stringify(content)).not.toContain(user.id);
  const lifeSeconds = Number(content?.exp) - Number(content?.iat);
  expect(lifeSeconds).toBe(12 * 3600);
});

it("keeps its cookies on https for this host alone", async () => {
  const user = await addUser();
  const browser = openBrowser();
  await signIn(browser, user.email);
  expect(browser.received.length).toBeGreaterThan(2);
  for (const line of browser.received) {
    expect(line).toMatch(/^__Host-nephoscope\.\w+=/);
    expect(line).toMatch(/; Path=\/(;|$)/);
    expect(line).toMatch(/; HttpOnly/);
    expect(line).toMatch(/; Secure/);
    expect(line).toMatch(/; SameSite=Lax/);
    expect(line).not.toMatch(/; Domain=/i);
  }
});

it("signs in on one's own machine without https", async () => {
  serveAt("http://127.0.0.1:3000");
  const user = await addUser();
  const browser = openBrowser();
  const other = { origin: "http://localhost:3000", host: "localhost:3000" };
  const form = { email: user.email, password: PASSWORD };
  expect((await browser.post("/api/auth/callback/password", form, other)).status).toBe(200);
  expect([...browser.cookies.keys()]).toContain("nephoscope.session");
});

it("answers wrong, unknown and disabled alike", async () => {
  const user = await addUser();
  const texts = new Set<string>();
  for (const email of [user.email, "nobody@example.com"]) {
    const answer = await signIn(openBrowser(), email, "not the right password");
    expect(answer.status).toBe(401);
    texts.add(await answer.text());
    expect([...answer.headers.keys()].sort()).toEqual(["cache-control", "content-type", "set-cookie"]);
  }
  expect([...texts]).toEqual([JSON.stringify({ ok: false, reason: "sign-in-refused" })]);
});

it("says how long to wait after too many failures", async () => {
  const user = await addUser();
  const browser = openBrowser();
  for (let nth = 0; nth < 5; nth += 1) await signIn(browser, user.email, "not the right password");
  const answer = await signIn(browser, user.email);
  expect(answer.status).toBe(429);
  const { waitSeconds, ...rest } = await answer.json();
  expect(rest).toEqual({ ok: false, reason: "wait" });
  expect(waitSeconds).toBeGreaterThan(50);
  expect(answer.headers.get("retry-after")).toBe(String(waitSeconds));
  expect(await browser.user()).toBeNull();
});

it("gives a new id at each sign-in and ends the former", async () => {
  const user = await addUser();
  const browser = openBrowser();
  await signIn(browser, user.email);
  const first = browser.cookies.get(sessionCookie().name) ?? "";
  await signIn(browser, user.email);
  const second = browser.cookies.get(sessionCookie().name) ?? "";
  expect(await readToken(second)).not.toBe(await readToken(first));
  expect(await listSessions(user.id, new Date())).toHaveLength(1);
  browser.cookies.set(sessionCookie().name, first);
  expect(await browser.user()).toBeNull();
});

async function tokenOf(email: string): Promise<string> {
  const browser = openBrowser();
  await signIn(browser, email);
  return browser.cookies.get(sessionCookie().name) ?? "";
}

it.each<[string, (token: string, sessionId: string) => string | Promise<string>]>([
  ["empty", () => ""],
  ["cut", (token) => token.slice(0, -1)],
  ["cut in half", (token) => token.slice(0, token.length / 2)],
  ["longer", (token) => `${token}A`],
  ["altered at the end", (token) => token.slice(0, -2) + (token.endsWith("AA") ? "BB" : "AA")],
  ["altered in its middle", (token) => alter(token, token.lastIndexOf(".") - 5)],
  ["of random letters", () => randomBytes(200).toString("base64url")],
  ["of 8 KiB", () => "A".repeat(8_192)],
  ["its bare id", (_token, sessionId) => sessionId],
  ["unsealed", (_token, sessionId) => unsealed({ sessionId })],
  ["of another key", (_token, sessionId) => encode({ token: { sessionId }, secret: "another secret" })],
  ["of another session", () => encode({ token: { sessionId: "A".repeat(43) }, secret: tokenSecret() })],
  ["with an id of another kind", () => encode({ token: { sessionId: 7 }, secret: tokenSecret() })],
  ["over", (_token, sessionId) => encode({ token: { sessionId }, secret: tokenSecret(), maxAge: -60 })],
])("takes somebody with a token that is %s for nobody", async (_name, forge) => {
  const user = await addUser();
  const token = await tokenOf(user.email);
  const browser = openBrowser();
  browser.cookies.set(sessionCookie().name, token);
  expect(await browser.user()).toMatchObject({ id: user.id });
  browser.cookies.set(sessionCookie().name, await forge(token, (await readToken(token)) ?? ""));
  expect(await browser.user()).toBeNull();
});

function alter(text: string, index: number): string {
  return text.slice(0, index) + (text[index] === "A" ? "B" : "A") + text.slice(index + 1);
}

function unsealed(content: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part(content)}.`;
}

it("signs nobody out when the vault's key is rotated, and everybody when it is lost", async () => {
  const user = await addUser();
  const browser = openBrowser();
  await signIn(browser, user.email);
  const former = process.env.NEPHOSCOPE_KEY;
  const use = (keys: string) => {
    process.env.NEPHOSCOPE_KEY = keys;
    forgetProcessWide("key-ring");
  };
  try {
    const next = randomBytes(32).toString("base64");
    use(`${next} ${former}`);
    expect(await browser.user()).toMatchObject({ id: user.id });
    use(next);
    expect(await browser.user()).toBeNull();
  } finally {
    use(former ?? "");
  }
});

it("signs nobody out when a rotation has taken the old key out of the ring", async () => {
  const user = await addUser();
  const browser = openBrowser();
  await signIn(browser, user.email);
  const former = process.env.NEPHOSCOPE_KEY ?? "";
  try {
    process.env.NEPHOSCOPE_KEY = randomBytes(32).toString("base64");
    rereadKeyRing(null);
    expect(await browser.user()).toMatchObject({ id: user.id });
  } finally {
    process.env.NEPHOSCOPE_KEY = former;
    forgetProcessWide("key-ring");
  }
});

const DOORS = ["session", "providers", "signin", "signin/password", "error", "verify-request", "_log", ""];

it.each([...DOORS, "csrf/", "callback/password", "signin/oidc", "callback/oidc", "signout", "../images"])(
  "has no door GET %s",
  async (path) => {
    const answer = await openBrowser().get(`/api/auth/${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('{"error":"not found"}');
  },
);

it.each([...DOORS, "csrf", "signin/oidc", "callback/oidc", "callback/credentials", "signout/x"])(
  "has no door POST %s",
  async (path) => {
    const user = await addUser();
    const browser = openBrowser();
    await signIn(browser, user.email);
    expect((await browser.post(`/api/auth/${path}`, { data: "x" })).status).toBe(404);
    expect(await browser.user()).not.toBeNull();
  },
);

it.each<[string, Record<string, string>]>([
  ["of another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["of a site next door", { origin: "https://evil.example.com", "sec-fetch-site": "same-site" }],
  ["of the same name on another port", { origin: `${HTTPS}:8443`, "sec-fetch-site": "same-site" }],
  ["of the same name without https", { origin: "http://images.example.com", "sec-fetch-site": "cross-site" }],
  ["of nowhere", { origin: "null", "sec-fetch-site": "cross-site" }],
  ["without an origin", { origin: "" }],
  ["that claims our origin from elsewhere", { "sec-fetch-site": "cross-site" }],
  ["of this machine", { origin: "http://localhost:3000", host: "localhost:3000" }],
])("refuses a form %s", async (_name, headers) => {
  const user = await addUser();
  const browser = openBrowser();
  await signIn(browser, user.email);
  for (const path of ["callback/password", "signout"]) {
    const form = { email: user.email, password: PASSWORD };
    const answer = await browser.post(`/api/auth/${path}`, form, headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ ok: false, reason: "origin" });
  }
  expect(await browser.user()).not.toBeNull();
});

it.each(["", "wrong", "a".repeat(64)])("refuses a form with the token %j", async (csrfToken) => {
  const user = await addUser();
  const browser = openBrowser();
  const answer = await browser.post("/api/auth/callback/password", {
    csrfToken,
    email: user.email,
    password: PASSWORD,
  });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toEqual({ ok: false, reason: "stale" });
  expect(await browser.user()).toBeNull();
});

it.each<[string, number, Record<string, string>, Record<string, string>]>([
  ["of another kind", 415, { password: PASSWORD }, { "content-type": "application/json" }],
  ["that is too long", 413, { password: "x".repeat(9_000) }, {}],
  ["that says it is too long", 413, {}, { "content-length": "1073741824" }],
])("refuses a form %s", async (_name, status, form, headers) => {
  const answer = await openBrowser().post("/api/auth/callback/password", form, headers);
  expect(answer.status).toBe(status);
});

it("refuses a field that is given twice", async () => {
  const user = await addUser();
  const browser = openBrowser();
  // One field in the map, two on the wire.
  const answer = await browser.post("/api/auth/callback/password?email=b@example.com", {
    email: user.email,
    password: PASSWORD,
  });
  expect(answer.status).toBe(200);
  const { readForm } = await import("./read-form");
  const twice = new Request(`${HTTPS}/`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "email=a&email=b",
  });
  expect(await readForm(twice)).toBe(400);
});

it("does not stumble over a cookie that it cannot read", async () => {
  const user = await addUser();
  const browser = openBrowser();
  for (const name of ["return", "csrf", "session"])
    browser.cookies.set(`__Host-nephoscope.${name}`, "%%|not:a url");
  expect((await signIn(browser, user.email)).status).toBe(200);
});

it("answers with a reference, and no reason, when something of ours fails", async () => {
  const user = await addUser();
  const former = process.env.NEPHOSCOPE_KEY;
  const browser = openBrowser();
  process.env.NEPHOSCOPE_KEY = "too short";
  forgetProcessWide("key-ring");
  try {
    const answer = await browser.get("/api/auth/csrf");
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ ok: false, reason: "internal", reference: expect.any(String) });
  } finally {
    process.env.NEPHOSCOPE_KEY = former;
    forgetProcessWide("key-ring");
  }
  expect((await signIn(browser, user.email)).status).toBe(200);
});

it("tells a browser nothing of an error inside a sign-in, and of a queue that it is full", async () => {
  const user = await addUser();
  const db = await database();
  await db.execute("alter table users rename to users_away");
  try {
    const answer = await signIn(openBrowser(), user.email);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ ok: false, reason: "internal", reference: expect.any(String) });
    expect([...answer.headers.values()].join()).not.toMatch(/query|users|error=/);
  } finally {
    await db.execute("alter table users_away rename to users");
  }
  const line = processWide("password-line", () => ({ running: 2, waiting: Array(20).fill(() => {}) }));
  expect(line.waiting).toHaveLength(20);
  const full = await signIn(openBrowser(), user.email);
  expect(full.status).toBe(REFUSAL_STATUS.busy);
  expect(await full.json()).toEqual({ ok: false, reason: "busy" });
});

it("says that the disk is full instead of blaming itself, and lets those who are in go on", async () => {
  const user = await addUser();
  const browser = openBrowser();
  await signIn(browser, user.email);
  const db = await database();
  const full = await fullDisk(["sessions", "users"]);
  try {
    const answer = await signIn(openBrowser(), user.email);
    expect(answer.status).toBe(507);
    expect(await answer.json()).toEqual({ ok: false, reason: "disk-full" });
    expect(diskFullSince()).not.toBeNull();
    await full.leaveAlone(() => db.execute("update sessions set seen_at = now() - interval '10 minutes'"));
    const secretId = await readToken(browser.cookies.get(sessionCookie().name));
    expect(await signedInBy(secretId ?? "", new Date())).toMatchObject({ email: user.email });
  } finally {
    await full.end();
    noticeDiskSpace();
  }
});
