import { type NextRequest, NextResponse } from "next/server";
import type { Admission } from "./lib/links/admit";
import { ANSWERED_HEADER, REQUEST_ID_HEADER } from "./lib/request-id";

const development = process.env.NODE_ENV === "development";

/** All that any page, route or action is asked by. A route that lacks one of them says so itself. */
const METHODS = ["GET", "HEAD", "POST"];

/**
 * Headers for every page, and the refusal of methods that nothing has: the framework would answer them with the page.
 * No access decision lives here: each page, route and action asks for the role itself.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const token = SHARED.exec(request.nextUrl.pathname)?.[1];
  const response = await admit(request, token);
  const requestId = request.headers.get(REQUEST_ID_HEADER);
  if (requestId) response.headers.set(ANSWERED_HEADER, requestId);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", token === undefined ? "same-origin" : "no-referrer");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), geolocation=(), microphone=()");
  if (token !== undefined) {
    response.headers.set("x-robots-tag", "noindex");
    response.headers.set("cache-control", "private, no-store");
  }
  // Behind a reverse proxy the request itself may come by http.
  if (request.nextUrl.protocol === "https:" || process.env.NEPHOSCOPE_URL?.startsWith("https:")) {
    response.headers.set("strict-transport-security", "max-age=31536000");
  }
  return response;
}

/** Public links and everything below them. */
const SHARED = /^\/s\/([^/]*)/;

async function admit(request: NextRequest, token: string | undefined): Promise<NextResponse> {
  const admission = token === undefined ? "admitted" : await admissionTo(request, token);
  if (typeof admission === "object") return tooMany(admission.waitSeconds);
  // The action behind the button says it in the person's language.
  return admission === "uncountable" && request.method !== "POST" ? cannotCount() : pass(request);
}

function pass(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  // The framework reads the nonce from here and puts it on its own scripts.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = METHODS.includes(request.method)
    ? NextResponse.next({ request: { headers } })
    : new NextResponse(null, { status: 405, headers: { allow: METHODS.join(", ") } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** A page cannot answer 429, so requests for public links are counted here; whether one opens is decided by its page. */
async function admissionTo(request: NextRequest, token: string): Promise<Admission> {
  const [{ admitToLink }, { clientOf, senderOf }] = await Promise.all([
    import("./lib/links/admit"),
    import("./lib/auth/client"),
  ]);
  const sender = senderOf(clientOf(request.headers).address);
  return await admitToLink({ token, sender, now: new Date() });
}

function tooMany(waitSeconds: number): NextResponse {
  const headers = { "retry-after": String(waitSeconds) };
  return plainText("Too many requests. Try again in a minute.\n", { status: 429, headers });
}

/** A link that opens a number of times only must not open uncounted. */
function cannotCount(): NextResponse {
  const text =
    "The server's disk is full, so this opening could not be counted. It was not used up: try again later.\n";
  return plainText(text, { status: 507 });
}

function plainText(
  text: string,
  { status, headers }: { status: number; headers?: HeadersInit },
): NextResponse {
  const response = new NextResponse(text, { status, headers });
  response.headers.set("content-type", "text/plain; charset=utf-8");
  response.headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  return response;
}

function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    // The development server evaluates code to replace modules.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Rows of a virtual list are placed by style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  matcher: [{ source: "/((?!_next/static|_next/image|favicon.svg|favicon.ico|mark.svg).*)" }],
};
