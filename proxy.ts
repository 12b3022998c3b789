import { type NextRequest, NextResponse } from "next/server";

const development = process.env.NODE_ENV === "development";

/** All that any page, route or action is asked by. A route that lacks one of them says so itself. */
const METHODS = ["GET", "HEAD", "POST"];

/**
 * Headers for every page, and the refusal of methods that nothing has: the framework would answer them with the page.
 * No access decision lives here: each page, route and action asks for the role itself.
 */
export function proxy(request: NextRequest): NextResponse {
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
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), geolocation=(), microphone=()");
  // Behind a reverse proxy the request itself may come by http.
  if (request.nextUrl.protocol === "https:" || process.env.NEPHOSCOPE_URL?.startsWith("https:")) {
    response.headers.set("strict-transport-security", "max-age=31536000");
  }
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
  matcher: [{ source: "/((?!_next/static|_next/image|favicon.svg|mark.svg).*)" }],
};
