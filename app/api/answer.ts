import { AccessError } from "@/lib/auth";
import { noticeDiskFull } from "@/lib/database/disk";
import { log } from "@/lib/log";
import { currentRequestId } from "@/lib/request-id";

const HEADERS = { "cache-control": "private, no-store" };

/**
 * Runs a read and answers with its value; null is answered as not found. A failure becomes a status, and its text stays
 * on the server.
 */
export async function answerJson(read: () => Promise<unknown>): Promise<Response> {
  return await answer(async () => {
    const value = await read();
    if (value === null) return Response.json({ error: "not found" }, { status: 404, headers: HEADERS });
    return Response.json(value, { headers: HEADERS });
  });
}

/** The same for a read that makes its own answer, such as a file. */
export async function answer(make: () => Promise<Response>): Promise<Response> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof AccessError) {
      return Response.json({ error: error.message }, { status: error.status, headers: HEADERS });
    }
    if (noticeDiskFull(error)) {
      return Response.json({ error: "the disk is full" }, { status: 507, headers: HEADERS });
    }
    const reference = currentRequestId() ?? crypto.randomUUID();
    log.error({ reference, error: error instanceof Error ? error.stack : String(error) }, "a read failed");
    return Response.json({ error: "internal", reference }, { status: 500, headers: HEADERS });
  }
}
