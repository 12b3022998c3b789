import diagnostics from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { processWide } from "./process-wide";

/**
 * From now on a `TRACE` goes on under a name that nothing has, and is refused like any other method that nothing has.
 * Under its own the framework fails inside, with a stack in the log for each: the standard's `Request` forbids it.
 */
export function renameTrace(): void {
  processWide("trace-renaming", () => {
    diagnostics.subscribe("http.server.request.start", (message) => {
      // The shape that Node documents for this channel.
      const { request } = message as { request: IncomingMessage };
      if (request.method === "TRACE") request.method = "X-TRACE";
    });
    return true;
  });
}
