import type { NextRequest } from "next/server";
import { requireRole } from "@/lib/auth";
import { bearsToken } from "@/lib/health/bearer";

/** Lets machines in that bear the metrics token, and admins who are signed in. Throws `AccessError`. */
export async function mayMonitor(request: NextRequest): Promise<void> {
  if (!bearsToken(request.headers)) await requireRole("admin");
}
