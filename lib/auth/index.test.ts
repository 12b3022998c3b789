import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { database } from "../database";
import { users } from "../database/tables";
import { withDatabase } from "../testing/database";
import { plantUser } from "../testing/people";
import { withSettings } from "../testing/settings";
import { action } from "./action";
import { AccessError, currentUser, endCurrentSession, requirePage, requireRole } from "./index";
import { nextAuthOptions, sessionCookie } from "./next-auth";
import { openSession } from "./sessions";

const jar = vi.hoisted(() => ({ token: null as string | null, set: vi.fn() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) =>
      jar.token !== null && name === sessionCookie().name ? { name, value: jar.token } : undefined,
    set: jar.set,
  }),
}));
vi.mock("next/navigation", () => ({
  redirect: (path: string) => {
    throw new Error(`redirect ${path}`);
  },
}));

withDatabase();
withSettings({ NEPHOSCOPE_URL: "https://images.example.com" });

const ids = { viewer: "", admin: "" };
beforeEach(async () => {
  const db = await database();
  await db.delete(users);
  jar.token = null;
  jar.set.mockClear();
  ids.viewer = await plantUser("viewer@example.com", "viewer");
  ids.admin = await plantUser("admin@example.com", "admin");
});

async function signedIn(role: "viewer" | "admin") {
  const sessionId = await openSession(ids[role], new Date());
  jar.token = await encode({ token: { sessionId }, secret: nextAuthOptions().secret ?? "" });
}

describe("who asks", () => {
  it("is nobody without a cookie", async () => {
    expect(await currentUser()).toBeNull();
  });

  it("is who signed in", async () => {
    await signedIn("viewer");
    expect(await currentUser()).toMatchObject({ id: ids.viewer, role: "viewer" });
  });

  it.each<[string, () => Promise<string>]>([
    ["altered", async () => `${jar.token?.slice(0, -4)}AAAA`],
    ["cut off", async () => (jar.token ?? "").slice(0, 40)],
    ["of nonsense", async () => "nonsense"],
    [
      "sealed with another key",
      () => encode({ token: { sessionId: "x" }, secret: "another key, as long as you like" }),
    ],
    [
      "without a session id",
      () => encode({ token: { sub: ids.admin, role: "admin" }, secret: nextAuthOptions().secret ?? "" }),
    ],
  ])("is nobody with a token that is %s", async (_how, token) => {
    await signedIn("admin");
    jar.token = await token();
    expect(await currentUser()).toBeNull();
  });
});

describe("what somebody may do", () => {
  it("is refused to nobody with 401 and to a viewer with 403", async () => {
    await expect(requireRole("viewer")).rejects.toMatchObject({ status: 401 });
    await signedIn("viewer");
    await expect(requireRole("viewer")).resolves.toMatchObject({ role: "viewer" });
    await expect(requireRole("admin")).rejects.toMatchObject({ status: 403 });
    await signedIn("admin");
    await expect(requireRole("viewer")).resolves.toMatchObject({ role: "admin" });
    await expect(requireRole("admin")).resolves.toMatchObject({ role: "admin" });
  });

  it("sends nobody to the sign-in page, and back afterwards", async () => {
    const path = "/images?q=a&os=ubuntu";
    await expect(requirePage("viewer", path)).rejects.toThrow(
      `redirect /sign-in?next=${encodeURIComponent(path)}`,
    );
    await signedIn("viewer");
    await expect(requirePage("admin", "/admin")).rejects.toThrow(AccessError);
  });
});

it("ends the sign-in at sign-out and takes the cookie back with all its attributes", async () => {
  await signedIn("viewer");
  await endCurrentSession();
  expect(await currentUser()).toBeNull();
  expect(jar.set).toHaveBeenCalledExactlyOnceWith(
    "__Host-nephoscope.session",
    "",
    expect.objectContaining({ secure: true, path: "/", maxAge: 0 }),
  );
});

describe("an action", () => {
  const run = vi.fn(async (name: string) => `hello ${name}`);
  const greet = action("admin", z.string().min(1), run);
  beforeEach(() => run.mockClear());

  it("runs for the role that it names, with input that fits", async () => {
    await signedIn("admin");
    expect(await greet("Ada")).toEqual({ ok: true, value: "hello Ada" });
  });

  it("does not run for anybody else, or with anything else", async () => {
    expect(await greet("Ada")).toEqual({ ok: false, reason: "sign-in" });
    await signedIn("viewer");
    expect(await greet("Ada")).toEqual({ ok: false, reason: "not-allowed" });
    await signedIn("admin");
    expect(await greet("")).toEqual({ ok: false, reason: "bad-input" });
    // A browser can send anything.
    expect(await greet({ name: "Ada" } as unknown as string)).toEqual({ ok: false, reason: "bad-input" });
    expect(run).not.toHaveBeenCalled();
  });

  it("keeps an error's text on the server and gives a reference for it", async () => {
    await signedIn("admin");
    run.mockRejectedValueOnce(new Error("Failed query: secret"));
    const answer = await greet("Ada");
    expect(answer).toMatchObject({ ok: false, reason: "internal", reference: expect.any(String) });
    expect(JSON.stringify(answer)).not.toContain("secret");
  });
});
