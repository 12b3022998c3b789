import type { NextRequest } from "next/server";
import nextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/auth/next-auth";

type Context = { params: Promise<{ nextauth: string[] }> };

/** A sign-in has a few hundred bytes; the library itself would read a body of any size into memory. */
const LARGEST_BODY_BYTES = 16 * 1024;

/** The library's own routes. Settings are read per request: they need the vault's key, which a build does not have. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  const bytes = request.headers.get("content-length");
  if (request.method === "POST" && (bytes === null || Number(bytes) > LARGEST_BODY_BYTES)) {
    return new Response(null, { status: 413 });
  }
  return nextAuth(nextAuthOptions())(request, context);
}

export { handle as GET, handle as POST };
