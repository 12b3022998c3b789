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
