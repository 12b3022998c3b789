import type { NextRequest } from "next/server";
import nextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/auth/next-auth";

type Context = { params: Promise<{ nextauth: string[] }> };

/** The library's own routes. Settings are read per request: they need the vault's key, which a build does not have. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  return nextAuth(nextAuthOptions())(request, context);
}

export { handle as GET, handle as POST };
