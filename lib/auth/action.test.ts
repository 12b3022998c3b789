import { beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { action } from "./action";
import { AccessError, ProofError, RefusedError } from "./errors";
import { administer, currentUser, disableUser, endCurrentSession, requirePage, requireRole } from "./index";
import { markProved, signedInBy } from "./sessions";
import { openBrowser } from "./testing/browser";
import { addUser, CLIENT, lastAudit, PASSWORD, storedUser, withPeople } from "./testing/people";
import { sessionCookie } from "./token";

vi.mock("./password-cost", () => ({ COST: { N: 1024, r: 8, p: 1 } }));
const request = vi.hoisted(() => ({
  headers: new Headers(),
  cookies: new Map<string, string>(),
  set: [] as unknown[],
}));
vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = request.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
    set: (...given: unknown[]) => request.set.push(given),
  }),
}));
withPeople();

const OURS = "http://127.0.0.1:3000";

beforeEach(() => {
  process.env.NEXTAUTH_URL = OURS;
  request.headers = new Headers({ origin: OURS, "x-nephoscope-peer": "203.0.113.7", "user-agent": "Test" });
  request.cookies.clear();
  request.set.length = 0;
});

async function enterAs(role: "admin" | "viewer") {
  const user = await addUser({ role });
  const browser = openBrowser();
  await browser.post("/api/auth/callback/password", { email: user.email, password: PASSWORD });
  for (const [name, value] of browser.cookies) request.cookies.set(name, value);
  return user;
}

const input = z.strictObject({ count: z.number(), name: z.string().optional() });
const double = async ({ count }: { count: number }) => 2 * count;

it.each([
  [null, "anyone", { ok: true, value: 4 }],
  [null, "viewer", { ok: false, reason: "sign-in" }],
  [null, "admin", { ok: false, reason: "sign-in" }],
  ["viewer", "viewer", { ok: true, value: 4 }],
  ["viewer", "admin", { ok: false, reason: "not-allowed" }],
  ["admin", "viewer", { ok: true, value: 4 }],
  ["admin", "admin", { ok: true, value: 4 }],
] as const)("as %s calls an action for %s", async (who, needs, answer) => {
  if (who) await enterAs(who);
  // Two signatures: one for those who are signed in, one for everybody.
  const called = needs === "anyone" ? action(needs, input, double) : action(needs, input, double);
  expect(await called({ count: 2 })).toEqual(answer);
});

it.each([
  [{ count: "2" }, ["count"]],
  [{}, ["count"]],
  [{ count: 1, name: 7 }, ["name"]],
  [{ count: 1, role: "admin" }, [""]],
  [null, [""]],
])("says which fields of %j do not fit, and repeats nothing of it", async (sent, fields) => {
  await enterAs("viewer");
  // What a browser can be made to send.
  expect(await action("viewer", input, double)(sent as never)).toEqual({
    ok: false,
    reason: "bad-input",
    fields,
  });
});

it("does not look at the input of somebody who may not call", async () => {
  await enterAs("viewer");
  expect(await action("admin", input, double)({} as never)).toEqual({ ok: false, reason: "not-allowed" });
});

it.each<[string, Record<string, string | null>]>([
  ["another site", { origin: "https://evil.example" }],
  ["no site", { origin: null }],
  ["a file", { origin: "null" }],
  ["another port", { origin: "http://127.0.0.1:3001", host: "127.0.0.1:3000" }],
  ["elsewhere, by the browser's word", { "sec-fetch-site": "same-site" }],
])("refuses a call from %s", async (_name, headers) => {
  await enterAs("admin");
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) request.headers.delete(name);
    else request.headers.set(name, value);
  }
  const run = vi.fn(double);
  expect(await action("admin", input, run)({ count: 2 })).toEqual({ ok: false, reason: "not-allowed" });
  expect(await action("anyone", input, run)({ count: 2 })).toEqual({ ok: false, reason: "not-allowed" });
  expect(run).not.toHaveBeenCalled();
});

it("asks for a recent proof where the act is critical", async () => {
  await enterAs("admin");
  const act = action("admin", input, double, { proof: true });
  expect(await act({ count: 2 })).toEqual({ ok: true, value: 4 });
  const user = await currentUser();
  await markProved(user?.session.id ?? "", new Date(Date.now() - 11 * 60_000));
  expect(await act({ count: 2 })).toEqual({ ok: false, reason: "proof", how: "password" });
});

it.each([
  [new RefusedError("last-admin"), { reason: "refused", refusal: "last-admin", waitSeconds: null }],
  [new RefusedError("wait", { waitSeconds: 7 }), { reason: "refused", refusal: "wait", waitSeconds: 7 }],
  [new AccessError(401), { reason: "sign-in" }],
  [new AccessError(403), { reason: "not-allowed" }],
  [new ProofError("oidc"), { reason: "proof", how: "oidc" }],
  [diskFull(), { reason: "refused", refusal: "disk-full", waitSeconds: null }],
  [new Error("relation users does not exist"), { reason: "internal", reference: expect.any(String) }],
])("answers %s as a value", async (error, answer) => {
  await enterAs("viewer");
  const called = action("viewer", input, async () => {
    throw error;
  });
  expect(await called({ count: 2 })).toEqual({ ok: false, ...answer });
});

it("runs an act of an admin in one transaction with its row in the audit log", async () => {
  const admin = await enterAs("admin");
  const other = await addUser();
  const user = await currentUser();
  if (!user) throw new Error("nobody came in");
  await administer(user, (transaction, by) => disableUser(transaction, { ...by, userId: other.id }));
  expect((await storedUser(other.id))?.disabledAt).not.toBeNull();
  expect(await lastAudit("user.disabled")).toMatchObject({
    actor: { userId: admin.id, address: CLIENT.address },
    object: { id: other.id },
  });
});

it("ends the own sign-in and takes the cookie back as browsers want it", async () => {
  await enterAs("viewer");
  const token = request.cookies.get(sessionCookie().name);
  await endCurrentSession();
  expect(request.set).toEqual([
    [sessionCookie().name, "", { httpOnly: true, sameSite: "lax", path: "/", secure: false, maxAge: 0 }],
  ]);
  expect(token).toBeTruthy();
  expect(await currentUser()).toBeNull();
});

it("takes the cookie of an https address back with `Secure`, without which browsers keep it", async () => {
  process.env.NEPHOSCOPE_URL = "https://images.example.com";
  try {
    await endCurrentSession();
  } finally {
    delete process.env.NEPHOSCOPE_URL;
  }
  expect(request.set).toEqual([
    ["__Host-nephoscope.session", "", expect.objectContaining({ secure: true, path: "/", maxAge: 0 })],
  ]);
});

it("refuses nobody with 401 and a viewer with 403", async () => {
  await expect(requireRole("viewer")).rejects.toMatchObject({ status: 401 });
  await enterAs("viewer");
  await expect(requireRole("viewer")).resolves.toMatchObject({ role: "viewer" });
  await expect(requireRole("admin")).rejects.toMatchObject({ status: 403 });
});

it("sends people to the welcome page of an empty installation, and else to the sign-in page and back", async () => {
  const target = async () => {
    const error: unknown = await requirePage("viewer", "/images?q=a&b=c").catch((thrown: unknown) => thrown);
    return String((error as { digest?: string }).digest);
  };
  expect(await target()).toContain(";/welcome;");
  await addUser();
  expect(await target()).toContain(";/sign-in?next=%2Fimages%3Fq%3Da%26b%3Dc;");
  await enterAs("viewer");
  expect(await requirePage("viewer", "/images")).toMatchObject({ role: "viewer" });
  // The framework's own switch for pages that answer 403; the build sets it from the configuration.
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true");
  await expect(requirePage("admin", "/admin/users")).rejects.toMatchObject({
    digest: expect.stringContaining("403"),
  });
  vi.unstubAllEnvs();
  expect(await signedInBy("x", new Date())).toBeNull();
});

/** As drizzle hands over what PostgreSQL refused. */
function diskFull(): Error {
  return new Error("Failed query", {
    cause: Object.assign(new Error("could not extend file"), { code: "53100" }),
  });
}
