import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { requireRecentProof } from "@/lib/auth/proof";
import { type Browser, openBrowser } from "@/lib/auth/testing/browser";
import { actAs, addUser, lastAudit, PASSWORD, withPeople } from "@/lib/auth/testing/people";
import { changeRole, disableUser } from "@/lib/auth/user-acts";
import { listPeople } from "@/lib/auth/users";
import { database } from "@/lib/database";
import { identities, sessions } from "@/lib/database/tables";
import { type OidcServer, startOidcServer } from "../oidc/server";
import { type IssuerVisit, visitIssuer } from "../oidc/visit";

vi.mock("@/lib/auth/password-cost", () => ({ COST: { N: 1024, r: 8, p: 1 } }));
withPeople();

const URL_OF_OURS = "http://127.0.0.1:3999";
const CALLBACK = `${URL_OF_OURS}/api/auth/callback/oidc`;

const ADA = {
  sub: "ada",
  email: "Ada@Example.com",
  email_verified: true,
  name: "Ada Lovelace",
  groups: ["staff", "admins"],
};
const GRACE = { sub: "grace", email: "grace@example.com", email_verified: true, groups: ["staff"] };

let server: OidcServer;

beforeAll(async () => {
  server = await startOidcServer({ redirectUri: CALLBACK, people: [] });
  const secretFile = path.join(mkdtempSync(path.join(tmpdir(), "nephoscope-test-")), "secret");
  writeFileSync(secretFile, `${server.clientSecret}\n`);
  Object.assign(process.env, {
    NEPHOSCOPE_URL: URL_OF_OURS,
    NEXTAUTH_URL: URL_OF_OURS,
    NEPHOSCOPE_OIDC_ISSUER: server.issuer,
    NEPHOSCOPE_OIDC_CLIENT_ID: server.clientId,
    NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE: secretFile,
  });
});
afterAll(async () => await server?.stop());

beforeEach(() => {
  for (const person of [ADA, GRACE]) server.people.set(person.sub, { ...person });
  set({ ADMIN_CLAIM: "groups", ADMIN_VALUE: "admins" });
});
afterEach(() => set({ ADMIN_CLAIM: null, ADMIN_VALUE: null, ADMINS: null, DOMAINS: null }));

function set(values: Record<string, string | null>) {
  for (const [name, value] of Object.entries(values)) {
    if (value === null) delete process.env[`NEPHOSCOPE_OIDC_${name}`];
    else process.env[`NEPHOSCOPE_OIDC_${name}`] = value;
  }
}

type Tour = { browser?: Browser; visit?: IssuerVisit; form?: Record<string, string> };

/** From the button on the sign-in page to the issuer and back again. */
async function signIn(sub: string | null, { browser = openBrowser(), visit, form = {} }: Tour = {}) {
  const sent = await browser.post("/api/auth/signin/oidc", { callbackUrl: "/images?q=centos", ...form });
  const { ok, url } = await sent.json();
  expect({ status: sent.status, ok }).toEqual({ status: 200, ok: true });
  const { back, asked } = await (visit ?? visitIssuer(server.issuer))(url, sub);
  expect(back).toMatch(`${CALLBACK}?`);
  const answer = await browser.get(back.slice(URL_OF_OURS.length));
  const location = answer.headers.get("location") ?? "";
  return { browser, sent: new URL(url), back, asked, status: answer.status, location };
}

it("signs somebody in whom the issuer vouches for, and goes to the page that was asked for", async () => {
  const { browser, status, location, sent } = await signIn("ada");
  expect({ status, location }).toEqual({ status: 303, location: `${URL_OF_OURS}/images?q=centos` });
  expect(await browser.user()).toMatchObject({
    email: "ada@example.com",
    name: "Ada Lovelace",
    role: "admin",
    session: { method: "oidc" },
  });
  expect(Object.fromEntries(sent.searchParams)).toMatchObject({
    client_id: server.clientId,
    redirect_uri: CALLBACK,
    response_type: "code",
    code_challenge_method: "S256",
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/^[\w-]{20,}$/),
    nonce: expect.stringMatching(/^[\w-]{20,}$/),
  });
  const db = await database();
  expect(await db.select().from(identities)).toMatchObject([{ issuer: server.issuer, subject: "ada" }]);
  expect(await lastAudit("sign-in")).toMatchObject({
    actor: { email: "ada@example.com" },
    after: { method: "oidc" },
  });
  expect(await lastAudit("user.joined")).toMatchObject({ after: { subject: "ada", role: "admin" } });
});

it("keeps no token of the issuer, neither in a cookie nor in the database", async () => {
  const { browser } = await signIn("ada");
  const kept = [...browser.cookies.keys()].sort();
  expect(kept).toEqual(["nephoscope.csrf", "nephoscope.return", "nephoscope.session"]);
});

it("knows a person by the subject, whatever their address becomes", async () => {
  const first = await (await signIn("ada")).browser.user();
  server.people.set("ada", { ...ADA, email: "ada.king@example.com" });
  const second = await (await signIn("ada")).browser.user();
  expect(second?.id).toBe(first?.id);
  expect(await listPeople()).toHaveLength(1);
});

it("does not give a person's account to another subject with their address", async () => {
  await signIn("ada");
  server.people.set("eve", { ...ADA, sub: "eve" });
  const { browser, location } = await signIn("eve");
  expect(location).toBe(`${URL_OF_OURS}/sign-in?error=oidc-taken&next=%2Fimages%3Fq%3Dcentos`);
  expect(await browser.user()).toBeNull();
  expect(await lastAudit("sign-in-failed")).toMatchObject({ after: { because: "oidc-taken" } });
});

it.each([false, "true", "false", 1, null, undefined])(
  "takes no address whose confirmation is %j",
  async (verified) => {
    server.people.set("ada", { ...ADA, email_verified: verified });
    const { browser, location } = await signIn("ada");
    expect(location).toContain("/sign-in?error=oidc-email");
    expect(await browser.user()).toBeNull();
    expect(await listPeople()).toEqual([]);
  },
);

it("takes nobody without an address", async () => {
  server.people.set("ada", { sub: "ada", email_verified: true, groups: ["admins"] });
  expect((await signIn("ada")).location).toContain("/sign-in?error=oidc-email");
});

it.each([
  ["example.com", true],
  ["example.org, example.com", true],
  ["ple.com", false],
  ["com", false],
  ["example.com.evil.example", false],
])("with the domains %s lets ada@example.com in: %s", async (domains, allowed) => {
  set({ DOMAINS: domains });
  const { browser, location } = await signIn("ada");
  expect((await browser.user()) !== null).toBe(allowed);
  if (!allowed) expect(location).toContain("/sign-in?error=oidc-domain");
});

it("sets the role anew at each sign-in, by the claim", async () => {
  await signIn("ada");
  const before = await signIn("grace");
  expect((await before.browser.user())?.role).toBe("viewer");
  server.people.set("grace", { ...GRACE, groups: ["admins"] });
  const promoted = await signIn("grace");
  expect((await promoted.browser.user())?.role).toBe("admin");
  // Under the old id nobody goes on.
  expect(await before.browser.user()).toBeNull();
  server.people.set("grace", { ...GRACE, groups: [] });
  expect((await (await signIn("grace")).browser.user())?.role).toBe("viewer");
  expect(await promoted.browser.user()).toBeNull();
  expect(await lastAudit("user.role-changed")).toMatchObject({
    actor: { role: "system" },
    before: { role: "admin" },
    after: { role: "viewer", by: "oidc" },
  });
});

it("makes those admins whose address is in the list", async () => {
  set({ ADMIN_CLAIM: null, ADMIN_VALUE: null, ADMINS: "ada@example.com" });
  expect((await (await signIn("ada")).browser.user())?.role).toBe("admin");
  expect((await (await signIn("grace")).browser.user())?.role).toBe("viewer");
});

it("does not let the users page change a role that the issuer gives", async () => {
  const admin = await (await signIn("ada")).browser.user();
  const viewer = await (await signIn("grace")).browser.user();
  if (!admin || !viewer) throw new Error("nobody came in");
  const change = () =>
    actAs(admin, (transaction, by) => changeRole(transaction, { ...by, userId: viewer.id, role: "admin" }));
  await expect(change()).rejects.toThrow("role-managed");
  expect((await listPeople()).map(({ roleManaged }) => roleManaged)).toEqual([true, true]);
  set({ ADMIN_CLAIM: null, ADMIN_VALUE: null });
  await change();
  // Without a word of the issuer's the role stays as it was given.
  expect((await (await signIn("grace")).browser.user())?.role).toBe("admin");
});

it("makes no first user who could not set anything up", async () => {
  const { browser, location } = await signIn("grace");
  expect(location).toContain("/sign-in?error=oidc-not-set-up");
  expect(await browser.user()).toBeNull();
  expect(await listPeople()).toEqual([]);
});

it("lets nobody in who was disabled", async () => {
  await signIn("ada");
  const grace = await (await signIn("grace")).browser.user();
  const admin = await addUser({ role: "admin" });
  await actAs(admin, (transaction, by) => disableUser(transaction, { ...by, userId: grace?.id ?? "" }));
  const { browser, location } = await signIn("grace");
  expect(location).toContain("/sign-in?error=oidc-disabled");
  expect(await browser.user()).toBeNull();
});

it("does not open an account with a password by its address alone", async () => {
  const user = await addUser({ role: "admin", email: "ada@example.com" });
  const { browser, location } = await signIn("ada");
  expect(location).toContain("/sign-in?error=oidc-taken");
  expect(await browser.user()).toBeNull();
  // Who signs in with the password first may bind the identity.
  await browser.post("/api/auth/callback/password", { email: user.email, password: PASSWORD });
  expect((await signIn("ada", { browser })).location).toContain("/images");
  expect(await browser.user()).toMatchObject({ id: user.id, session: { method: "oidc" } });
  expect(await lastAudit("user.linked")).toMatchObject({ object: { id: user.id } });
  expect(await (await signIn("ada")).browser.user()).toMatchObject({ id: user.id });
});

it("takes somebody who was invited and comes by the issuer instead", async () => {
  const user = await addUser({ role: "viewer", email: "grace@example.com", passwordHash: null });
  set({ ADMIN_CLAIM: null, ADMIN_VALUE: null });
  expect(await (await signIn("grace")).browser.user()).toMatchObject({ id: user.id, role: "viewer" });
});

it("takes a sign-in that the issuer remembers, but not as a recent proof when it is old", async () => {
  const visit = visitIssuer(server.issuer);
  const browser = openBrowser();
  expect(await signIn("ada", { browser, visit })).toMatchObject({ asked: 1 });
  const first = await browser.user();
  if (!first) throw new Error("nobody came in");
  expect(() => requireRecentProof(first)).not.toThrow();
  expect(() => requireRecentProof(first, new Date(Date.now() + 11 * 60_000))).toThrow(
    expect.objectContaining({ how: "oidc" }),
  );
  // The issuer still knows them and asks nothing: the moment of the proof stays what it was.
  expect(await signIn("ada", { browser, visit })).toMatchObject({ asked: 0 });
  const second = await browser.user();
  expect(second?.session.id).not.toBe(first.session.id);
  expect(second?.session.provedAt).toBe(first.session.provedAt);
});

it("asks the person again for a recent proof, and believes only the moment that the issuer tells", async () => {
  const visit = visitIssuer(server.issuer);
  const browser = openBrowser();
  await signIn("ada", { browser, visit });
  const first = await browser.user();
  const again = await signIn("ada", { browser, visit, form: { fresh: "true" } });
  expect(again.sent.searchParams.get("max_age")).toBe("0");
  expect(again.asked).toBe(1);
  const second = await browser.user();
  expect(second?.session.id).not.toBe(first?.session.id);
  expect(Date.parse(second?.session.provedAt ?? "")).toBeGreaterThanOrEqual(
    Date.parse(first?.session.provedAt ?? ""),
  );
  const db = await database();
  const open = (await db.select().from(sessions)).filter(({ endedAt }) => endedAt === null);
  expect(open).toHaveLength(1);
});

it("says that the person turned back at the issuer", async () => {
  const { browser, location } = await signIn(null);
  expect(location).toBe(`${URL_OF_OURS}/sign-in?error=oidc-denied&next=%2Fimages%3Fq%3Dcentos`);
  expect(await browser.user()).toBeNull();
});

it("takes a way back once", async () => {
  const { browser, back } = await signIn("ada");
  const answer = await browser.get(back.slice(URL_OF_OURS.length));
  expect(answer.headers.get("location")).toContain("/sign-in?error=oidc-failed");
});

it.each<[string, (browser: Browser, back: URL) => void]>([
  ["in another browser", ({ cookies }) => cookies.clear()],
  ["with another state", (_browser, back) => back.searchParams.set("state", "A".repeat(43))],
  ["without a state", (_browser, back) => back.searchParams.delete("state")],
  ["with another code", (_browser, back) => back.searchParams.set("code", "A".repeat(43))],
  ["of another issuer", (_browser, back) => back.searchParams.set("iss", "https://evil.example")],
  ["without the code's counterpart", ({ cookies }) => cookies.delete("nephoscope.pkce")],
  ["without the nonce", ({ cookies }) => cookies.delete("nephoscope.nonce")],
])("refuses a way back %s", async (_name, spoil) => {
  const browser = openBrowser();
  const { url } = await (await browser.post("/api/auth/signin/oidc", {})).json();
  const back = new URL((await visitIssuer(server.issuer)(url, "ada")).back);
  spoil(browser, back);
  const answer = await browser.get(`${back.pathname}${back.search}`);
  expect(answer.headers.get("location")).toContain("/sign-in?error=oidc-failed");
  expect(await browser.user()).toBeNull();
  expect(await listPeople()).toEqual([]);
});

it("does not mix the way back of one sign-in with the cookies of another", async () => {
  const victim = openBrowser();
  await victim.post("/api/auth/signin/oidc", {});
  const attacker = openBrowser();
  const { url } = await (await attacker.post("/api/auth/signin/oidc", {})).json();
  const back = new URL((await visitIssuer(server.issuer)(url, "grace")).back);
  const answer = await victim.get(`${back.pathname}${back.search}`);
  expect(answer.headers.get("location")).toContain("/sign-in?error=oidc-failed");
  expect(await victim.user()).toBeNull();
});

it.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
  "comes back to a page of ours, not to %s",
  async (callbackUrl) => {
    const { location, browser } = await signIn("ada", { form: { callbackUrl } });
    expect(location).toBe(`${URL_OF_OURS}/images`);
    expect(await browser.user()).not.toBeNull();
  },
);

it("takes nothing of the address for the way to the issuer", async () => {
  const browser = openBrowser();
  const query = "redirect_uri=https://evil.example&scope=openid&prompt=none&client_id=x";
  const { url } = await (await browser.post(`/api/auth/signin/oidc?${query}`, {})).json();
  const { searchParams } = new URL(url);
  expect(searchParams.get("redirect_uri")).toBe(CALLBACK);
  expect(searchParams.get("client_id")).toBe(server.clientId);
  expect(searchParams.has("prompt")).toBe(false);
});

it("says that the issuer cannot be reached", async () => {
  const issuer = process.env.NEPHOSCOPE_OIDC_ISSUER;
  process.env.NEPHOSCOPE_OIDC_ISSUER = "http://127.0.0.1:9";
  try {
    const answer = await openBrowser().post("/api/auth/signin/oidc", {});
    expect(answer.status).toBe(502);
    expect(await answer.json()).toEqual({ ok: false, reason: "oidc-unreachable" });
  } finally {
    process.env.NEPHOSCOPE_OIDC_ISSUER = issuer;
  }
});
