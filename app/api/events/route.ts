import { requireRole } from "@/lib/auth";
import { streams } from "@/lib/live";
import { answer } from "../answer";

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // Untransformed: neither our own compression nor a proxy's may keep a line back until more have come.
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
};
const LATER = { "cache-control": "private, no-store", "retry-after": "60" };

/** `GET /api/events`: server-sent events that tell which topics moved, for whom they are. See `lib/live/streams.ts`. */
export const GET = (request: Request): Promise<Response> =>
  answer(async () => {
    const user = await requireRole("viewer");
    if (request.method === "HEAD") return new Response(null, { headers: HEADERS });
    const stream = streams().open(user);
    return stream
      ? new Response(stream, { headers: HEADERS })
      : Response.json({ error: "too many streams" }, { status: 429, headers: LATER });
  });
