import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { requireRecentProof } from "@/lib/auth/proof";
import { openBrowser } from "@/lib/auth/testing/browser";
import { withPeople } from "@/lib/auth/testing/people";
import { listPeople } from "@/lib/auth/users";
import { type Forgery, type ForgingIssuer, startForgingIssuer } from "../oidc/forging-issuer";

vi.mock("@/lib/auth/password-cost", () => ({ COST: { N: 1024, r: 8, p: 1 } }));
withPeople();

let server: ForgingIssuer;

beforeAll(async () => {
  server = await startForgingIssuer();
  const secretFile = path.join(mkdtempSync(path.join(tmpdir(), "nephoscope-test-")), "secret");
  writeFileSync(secretFile, server.clientSecret);
  Object.assign(process.env, {
    NEPHOSCOPE_URL: "http://127.0.0.1:3999",
    NEXTAUTH_URL: "http://127.0.0.1:3999",
    NEPHOSCOPE_OIDC_ISSUER: server.issuer,
    NEPHOSCOPE_OIDC_CLIENT_ID: server.clientId,
    NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE: secretFile,
    NEPHOSCOPE_OIDC_ADMIN_CLAIM: "groups",
    NEPHOSCOPE_OIDC_ADMIN_VALUE: "admins",
  });
});
afterAll(async () => await server?.stop());
beforeEach(() => {
  server.forgery = {};
});

/** Starts a sign-in and comes back with what the issuer forges. */
async function signIn(forgery: Forgery) {
  const browser = openBrowser();
  const { url } = await (await browser.post("/api/auth/signin/oidc", {})).json();
  const { searchParams } = new URL(url);
  server.nonce = searchParams.get("nonce") ?? "";
  server.forgery = forgery;
  const answer = await browser.get(`/api/auth/callback/oidc?code=any&state=${searchParams.get("state")}`);
  return { location: answer.headers.get("location"), user: await browser.user() };
}

const now = () => Math.floor(Date.now() / 1000);

it("takes what is true", async () => {
  expect((await signIn({})).user).toMatchObject({ email: "ada@example.com", role: "admin" });
});

it.each<[string, Forgery]>([
  ["signed with another key", { seal: "other key" }],
  ["not signed", { seal: "none" }],
  ["sealed with the client secret", { seal: "client secret" }],
  ["sealed with the public key as a secret", { seal: "public key" }],
  ["for another sign-in", { claims: { nonce: "another" } }],
  ["for any sign-in", { claims: { nonce: null } }],
  ["for another client", { claims: { aud: "another" } }],
  ["for nobody", { claims: { aud: null } }],
  ["for two clients, handed to the other", { claims: { aud: ["nephoscope", "other"], azp: "other" } }],
  ["of another issuer", { claims: { iss: "https://evil.example" } }],
  ["over", { claims: { exp: 1_000 } }],
  ["without an end", { claims: { exp: null } }],
  ["without a beginning", { claims: { iat: null } }],
  ["from the future", { claims: { nbf: 99_999_999_999 } }],
  ["about nobody", { claims: { sub: null } }],
  ["about somebody else than its user info", { userinfo: { sub: "grace" } }],
  ["with a moment in words", { claims: { auth_time: "just now" } }],
])("refuses an ID token that is %s", async (_name, forgery) => {
  const { location, user } = await signIn(forgery);
  expect(location).toContain("/sign-in?error=oidc-failed");
  expect(user).toBeNull();
  expect(await listPeople()).toEqual([]);
});

it("refuses an issuer that calls itself otherwise than the settings do", async () => {
  const issuer = "https://evil.example";
  const { location, user } = await signIn({ issuer, claims: { iss: issuer } });
  expect(location).toContain("/sign-in?error=oidc-failed");
  expect(user).toBeNull();
});

it("believes the signed token where the user info says otherwise", async () => {
  const userinfo = { email_verified: true, email: "boss@example.com", groups: ["admins"] };
  await signIn({});
  const { user } = await signIn({
    claims: { sub: "eve", email_verified: false },
    userinfo: { ...userinfo, sub: "eve" },
  });
  expect(user).toBeNull();
  const grace = { sub: "grace", email: "grace@example.com", groups: [] };
  const signed = await signIn({ claims: grace, userinfo: { ...userinfo, sub: "grace" } });
  expect(signed.user).toMatchObject({ email: "grace@example.com", role: "viewer" });
});

it.each<[string, Record<string, unknown>, boolean]>([
  ["now", {}, true],
  ["nine minutes ago", { auth_time: now() - 540 }, true],
  ["eleven minutes ago", { auth_time: now() - 660 }, false],
  ["not told", { auth_time: null }, false],
  ["a little ahead of our clock", { auth_time: now() + 30 }, true],
  ["far ahead of our clock", { auth_time: now() + 3_600 }, false],
])("takes a sign-in at the issuer that was %s as a recent proof: %s", async (_name, claims, proved) => {
  const { user } = await signIn({ claims });
  if (!user) throw new Error("nobody came in");
  const prove = () => requireRecentProof(user);
  if (proved) expect(prove).not.toThrow();
  else expect(prove).toThrow("recent proof required");
});
