import { createHash } from "node:crypto";
import nextAuth from "next-auth";
import { decode, encode } from "next-auth/jwt";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "../database";
import { sessions, users } from "../database/tables";
import { withDatabase } from "../testing/database";
import { plantUser } from "../testing/people";
import { withSettings } from "../testing/settings";
import { nextAuthOptions, sessionCookie } from "./next-auth";
import { BusyError } from "./password";
import { openSession, userOfSession } from "./sessions";
import { userByPassword } from "./users";

vi.mock("./users", () => ({ userByPassword: vi.fn() }));

withDatabase();
withSettings({ NEPHOSCOPE_URL: "https://images.example.com" });
process.env.NEXTAUTH_URL = "https://images.example.com";

const secret = () => nextAuthOptions().secret ?? "";
let viewer = "";

beforeEach(async () => {
  const db = await database();
  await db.delete(users);
  viewer = await plantUser("viewer@example.com", "viewer");
  vi.mocked(userByPassword).mockReset().mockResolvedValue(null);
});

/** Calls the library as its own routes do, and gives back what a browser would see. */
async function call(
  action: string[],
  { cookies = {}, body }: { cookies?: Record<string, string>; body?: Record<string, string> } = {},
) {
  const headers = new Map<string, unknown>();
  let sent: unknown = null;
  const response = {
    status: () => response,
    setHeader(name: string, value: unknown) {
      headers.set(name, value);
      return response;
    },
    getHeader: (name: string) => headers.get(name),
    json: (value: unknown) => {
      sent = value;
    },
    send: (value: unknown) => {
      sent = value;
    },
    end: () => {},
  };
  const request = { method: body ? "POST" : "GET", query: { nextauth: action }, headers: {}, cookies, body };
  await nextAuth(nextAuthOptions())(request, response);
  const set = (headers.get("Set-Cookie") ?? []) as string[];
  const cookie = set.find((text) => text.startsWith(`${sessionCookie().name}=`)) ?? "";
  return { sent, cookie, token: decodeURIComponent(/=([^;]*)/.exec(cookie)?.[1] ?? "") };
}

/** What the library's own form sends against forged requests. */
function csrf() {
  const csrfToken = "0123456789abcdef";
  const hash = createHash("sha256").update(`${csrfToken}${secret()}`).digest("hex");
  return { csrfToken, cookies: { "__Host-next-auth.csrf-token": `${csrfToken}|${hash}` } };
}

function signIn(change: Record<string, string> = {}) {
  const { csrfToken, cookies } = csrf();
  const body = {
    csrfToken,
    email: "viewer@example.com",
    password: "browse-the-clouds",
    json: "true",
    ...change,
  };
  return call(["callback", "credentials"], { cookies, body });
}

describe("signing in", () => {
  it("gives a cookie for this host and https alone, with a session id and nothing of weight in it", async () => {
    const person = { id: viewer, email: "viewer@example.com", name: "Vera", role: "viewer" as const };
    vi.mocked(userByPassword).mockResolvedValue(person);
    const { cookie, token } = await signIn();
    expect(cookie).toMatch(/^__Host-nephoscope\.session=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
    expect(cookie).not.toMatch(/domain/i);
    const content = await decode({ token, secret: secret() });
    expect(Object.keys(content ?? {}).sort()).toEqual(["exp", "iat", "jti", "sessionId"]);
    expect(await userOfSession(String(content?.sessionId), new Date())).toMatchObject({ id: viewer });
  });

  it.each([
    ["a wrong password", {}],
    ["no password", { password: "" }],
    ["a password longer than any", { password: "x".repeat(257) }],
  ])("gives none after %s", async (_what, change) => {
    const { sent, cookie } = await signIn(change);
    expect(cookie).toBe("");
    expect(sent).toMatchObject({ url: expect.stringContaining("error=CredentialsSignin") });
    const db = await database();
    expect(await db.select().from(sessions)).toEqual([]);
  });

  it("asks nobody when the form was not ours", async () => {
    await signIn({ csrfToken: "forged" });
    expect(userByPassword).not.toHaveBeenCalled();
  });

  it("tells a browser nothing of an error inside, and of a queue that it is full", async () => {
    const inside = new Error("Failed query: select * from users\nparams: viewer@example.com");
    vi.mocked(userByPassword).mockRejectedValueOnce(inside);
    expect(JSON.stringify((await signIn()).sent)).not.toMatch(/query|params|select/);
    vi.mocked(userByPassword).mockRejectedValueOnce(new BusyError("too many sign-ins at once"));
    expect(decodeURIComponent(JSON.stringify((await signIn()).sent))).toContain("too many sign-ins at once");
  });

  it.each(["https://evil.example/", "//evil.example", "https://images.example.com.evil.example/"])(
    "never leads to another site: %s",
    async (callbackUrl) => {
      vi.mocked(userByPassword).mockResolvedValue({ id: viewer, email: "", name: "", role: "viewer" });
      const { sent } = await signIn({ callbackUrl });
      expect(new URL((sent as { url: string }).url).origin).toBe("https://images.example.com");
    },
  );
});

describe("the library's own routes", () => {
  const tokenFor = (sessionId: string) => encode({ token: { sessionId }, secret: secret() });

  it("keep the session id when they renew the cookie, and tell the browser nothing about it", async () => {
    const sessionId = await openSession(viewer, new Date());
    const cookies = { [sessionCookie().name]: await tokenFor(sessionId) };
    const { sent, token } = await call(["session"], { cookies });
    expect(await decode({ token, secret: secret() })).toMatchObject({ sessionId });
    expect(Object.keys(sent as object)).toEqual(["expires"]);
    expect(JSON.stringify(sent)).not.toContain(sessionId);
  });

  it("end the session itself at sign-out, so that a kept cookie is worth nothing", async () => {
    const sessionId = await openSession(viewer, new Date());
    const { csrfToken, cookies } = csrf();
    await call(["signout"], {
      cookies: { ...cookies, [sessionCookie().name]: await tokenFor(sessionId) },
      body: { csrfToken, json: "true" },
    });
    expect(await userOfSession(sessionId, new Date())).toBeNull();
  });
});

it("uses a cookie that a browser takes over plain http on loopback", () => {
  const url = process.env.NEPHOSCOPE_URL;
  process.env.NEPHOSCOPE_URL = "http://127.0.0.1:3000";
  expect(sessionCookie()).toMatchObject({
    name: "nephoscope.session",
    options: { secure: false, httpOnly: true },
  });
  process.env.NEPHOSCOPE_URL = url;
});
