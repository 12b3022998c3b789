import type { Instrumentation } from "next";

/** Runs once when the server starts, before the first request is answered. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { boot } = await import("./lib/boot");
  const { log } = await import("./lib/log");
  try {
    await boot();
  } catch (error) {
    // A server that answers without a database would only look alive.
    log.fatal({ error }, `Nephoscope cannot start. ${error instanceof Error ? error.message : ""}`);
    process.exit(1);
  }
}

/** Pages that break say a number; it stands here beside the request that it happened in. */
export const onRequestError: Instrumentation.onRequestError = async (error, { method }, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("./lib/log");
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  // The route and not the address: tokens of links stand in that.
  const place = { method, route: context.routePath, kind: context.routeType };
  log.error({ digest, ...place, error }, "a page could not be built");
};
