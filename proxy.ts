import { type NextRequest, NextResponse } from "next/server";
import { answerHeaders, NOTHING_MAY_RUN } from "./lib/answer-headers";
import type { Admission } from "./lib/links/admit";
import { REQUEST_ID_HEADER } from "./lib/request-id";

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
  const common = answerHeaders({
    requestId: request.headers.get(REQUEST_ID_HEADER),
    https: request.nextUrl.protocol === "https:",
  });
  for (const [name, value] of Object.entries(common)) response.headers.set(name, value);
  if (token !== undefined) {
    response.headers.set("referrer-policy", "no-referrer");
    response.headers.set("x-robots-tag", "noindex");
    response.headers.set("cache-control", "private, no-store");
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
  response.headers.set("content-security-policy", NOTHING_MAY_RUN);
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
  // Reads of the list have what they need already, see `lib/answer-headers.ts`. Whoever marks a request so themselves, while
  // the process begins and nobody takes the mark off, gets by at that one address.
  matcher: [
    { source: "/((?!_next/static|_next/image|favicon.svg|favicon.ico|mark.svg|api/images$).*)" },
    { source: "/api/images", missing: [{ type: "header", key: "x-nephoscope-list-read" }] },
  ],
};
