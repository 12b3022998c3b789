import type { NextRequest } from "next/server";
import { noticeDiskFull } from "../database/disk";
import { env } from "../env";
import { child } from "../log";
import { currentRequestId } from "../request-id";
import { clientOf } from "./client";
import { RefusedError } from "./errors";
import { callLibrary, type LibraryAnswer, type LibraryCall } from "./library-call";
import { type Attempt, nextAuthOptions } from "./next-auth";
import { OIDC } from "./oidc";
import { isFromOwnPages } from "./own-origin";
import { endPresentSession } from "./present-session";
import { readForm } from "./read-form";
import { signedInBy } from "./sessions";
import { authCookie, readToken, sessionCookie } from "./token";

/** The doors of the library that lead somewhere; all others are walls. */
const DOORS = ["GET csrf", "POST callback/password", "POST signin/oidc", "GET callback/oidc", "POST signout"];

const PATH = "/api/auth/";

/**
 * Answers `/api/auth/…`. Forms are sent by script, from our own pages, with the token of `GET csrf`, and answered with
 * JSON: `{ ok: true, url? }`, or `{ ok: false, reason, waitSeconds? }` with the status of the refusal. Settings are
 * read per request: they need the vault's key, which a build does not have.
 */
export async function handleAuth(request: NextRequest): Promise<Response> {
  const door = `${request.method} ${request.nextUrl.pathname.slice(PATH.length)}`;
  if (!DOORS.includes(door) || (door.endsWith(OIDC) && !env().oidc)) {
    return json({ error: "not found" }, { status: 404 });
  }
  try {
    return request.method === "POST" ? await answerForm(request, door) : await answerGet(request, door);
  } catch (error) {
    if (noticeDiskFull(error)) {
      const full = new RefusedError("disk-full", { cause: error });
      return door === "GET callback/oidc" ? toSignIn(full.reason, request) : refusal(full, []);
    }
    const reference = currentRequestId() ?? crypto.randomUUID();
    child("sign-in").error({ reference, error }, "a sign-in request failed");
    return door === "GET callback/oidc"
      ? toSignIn("oidc-failed", request)
      : json({ ok: false, reason: "internal", reference }, { status: 500 });
  }
}

async function answerForm(request: NextRequest, door: string): Promise<Response> {
  if (!isFromOwnPages(request.headers)) {
    child("sign-in").warn(
      { door, origin: request.headers.get("origin") },
      "a form of another site was refused",
    );
    return json({ ok: false, reason: "origin" }, { status: 403 });
  }
  const form = await readForm(request);
  if (typeof form === "number") return json({ ok: false, reason: "bad-input" }, { status: form });
  const attempt = await attemptOf(request, form.fresh === "true");
  const answer = await callLibrary(nextAuthOptions(attempt), {
    ...callOf(request, door),
    query: {},
    body: { ...form, json: "true" },
  });
  return await answerOf(door, { attempt, answer, request });
}

async function answerOf(
  door: string,
  { attempt, answer, request }: { attempt: Attempt; answer: LibraryAnswer; request: NextRequest },
): Promise<Response> {
  const { setCookies } = answer;
  const { error } = attempt;
  if (error instanceof RefusedError) return refusal(error, setCookies);
  if (error !== null) throw error;
  const url = urlIn(answer.body);
  // How the library says that the form's token does not fit the cookie.
  if (url === null || url.includes("csrf=true")) {
    return json({ ok: false, reason: "stale" }, { status: 403, setCookies });
  }
  if (door === "POST signin/oidc") {
    const left = new URL(url).origin !== env().url || !url.includes("/api/auth/error");
    return left
      ? json({ ok: true, url }, { setCookies })
      : json({ ok: false, reason: "oidc-unreachable" }, { status: 502, setCookies });
  }
  if (door === "POST signout")
    await endPresentSession(request.cookies.get(sessionCookie().name)?.value, attempt);
  else if (!attempt.checked) throw new Error("the sign-in library let nobody in and gave no reason");
  return json({ ok: true }, { setCookies });
}

async function answerGet(request: NextRequest, door: string): Promise<Response> {
  const attempt = await attemptOf(request, false);
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const answer = await callLibrary(nextAuthOptions(attempt), { ...callOf(request, door), query, body: {} });
  const { setCookies } = answer;
  if (door === "GET csrf") return json(answer.body, { setCookies });
  if (attempt.error instanceof RefusedError) return toSignIn(attempt.error.reason, request, setCookies);
  if (attempt.error !== null) throw attempt.error;
  if (attempt.checked === null || answer.location === null) {
    return toSignIn(query.error === "access_denied" ? "oidc-denied" : "oidc-failed", request, setCookies);
  }
  return redirectTo(answer.location, setCookies);
}

async function attemptOf(request: NextRequest, fresh: boolean): Promise<Attempt> {
  const now = new Date();
  const secretId = await readToken(request.cookies.get(sessionCookie().name)?.value);
  const holder = secretId === null ? null : await signedInBy(secretId, now);
  return {
    client: clientOf(request.headers),
    now,
    present: secretId === null ? null : { secretId, userId: holder?.id ?? null },
    fresh,
    checked: null,
    error: null,
  };
}

function callOf(request: NextRequest, door: string): Omit<LibraryCall, "query" | "body"> {
  const [action = "", provider = null] = door.slice(door.indexOf(" ") + 1).split("/");
  const cookies = Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value]));
  const back = authCookie("return").name;
  // The library fails on one that it cannot read.
  if (cookies[back] !== undefined && !cookies[back].startsWith(`${env().url}/`)) delete cookies[back];
  return {
    method: request.method === "POST" ? "POST" : "GET",
    action,
    provider,
    cookies,
    headers: Object.fromEntries(request.headers),
  };
}

function urlIn(body: unknown): string | null {
  return typeof body === "object" && body !== null && "url" in body && typeof body.url === "string"
    ? body.url
    : null;
}

function refusal({ reason, status, waitSeconds }: RefusedError, setCookies: string[]): Response {
  const answer = json(
    { ok: false, reason, ...(waitSeconds === null ? {} : { waitSeconds }) },
    { status, setCookies },
  );
  if (waitSeconds !== null) answer.headers.set("retry-after", String(waitSeconds));
  return answer;
}

/** Back to the sign-in page, which says why and still knows the page that was asked for. */
function toSignIn(reason: string, request: NextRequest, setCookies: string[] = []): Response {
  const back = request.cookies.get(authCookie("return").name)?.value ?? "";
  const next = back.startsWith(`${env().url}/`) ? back.slice(env().url.length) : null;
  const query = new URLSearchParams({ error: reason, ...(next === null ? {} : { next }) });
  return redirectTo(`${env().url}/sign-in?${query}`, setCookies);
}

function redirectTo(location: string, setCookies: string[]): Response {
  return withCookies(new Response(null, { status: 303, headers: { location, ...PRIVATE } }), setCookies);
}

const PRIVATE = { "cache-control": "private, no-store" };

function json(body: unknown, { status = 200, setCookies = [] }: { status?: number; setCookies?: string[] }) {
  return withCookies(Response.json(body, { status, headers: PRIVATE }), setCookies);
}

function withCookies(response: Response, setCookies: string[]): Response {
  for (const cookie of setCookies) response.headers.append("set-cookie", cookie);
  return response;
}
