import { realpath } from "node:fs/promises";
import pg from "pg";
import { USER } from "./cluster";

/** The application's database in the embedded server. */
export const DATABASE = "nephoscope";

/** The database that every cluster has; server-wide things are said there. */
export const MAINTENANCE = "postgres";

/** How to reach a database by the server's socket. Everything is said, so that PG… variables say nothing. */
export function connectionTo(socketDir: string, database = DATABASE): pg.ClientConfig {
  return { host: socketDir, port: 5432, user: USER, database, ssl: false };
}

/** The same as an address, understood by `pg`, by libpq's programs and by `new URL`. */
export function urlOf(socketDir: string, database = DATABASE): string {
  return `postgresql://${USER}@localhost:5432/${database}?host=${encodeURIComponent(socketDir)}`;
}

/**
 * Asks whether a server answers there and serves this cluster. `busy`: it is starting, stopping or full, ask again.
 */
export async function ask(
  socketDir: string,
  cluster: string,
): Promise<"ours" | "another" | "busy" | "silent"> {
  const client = quietClient(socketDir);
  try {
    await client.connect();
    const answer = await client.query<{ data_directory: string }>("show data_directory");
    return (await realpath(answer.rows[0]?.data_directory ?? "/")) === cluster ? "ours" : "another";
  } catch (error) {
    if (isBusy(error)) return "busy";
    if (isSilent(error)) return "silent";
    throw error;
  } finally {
    await client.end();
  }
}

/** A client whose lost connection is no uncaught exception; its queries still fail. */
export function quietClient(socketDir: string, database = MAINTENANCE): pg.Client {
  const client = new pg.Client({ ...connectionTo(socketDir, database), connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  return client;
}

/** Whether a connection failed because its server is going or gone. */
export function isGone(error: unknown): boolean {
  return isBusy(error) || isSilent(error);
}

// 57P01 and 57P02: it is being stopped, it crashed; 57P03: not yet, or no more; 53300: too many connections.
function isBusy(error: unknown): boolean {
  return ["57P01", "57P02", "57P03", "53300"].includes(codeOf(error)) || isCut(error);
}

function isSilent(error: unknown): boolean {
  return ["ENOENT", "ECONNREFUSED"].includes(codeOf(error));
}

/** Cut off in the middle: `pg` has words for it and no code. */
function isCut(error: unknown): boolean {
  if (["ECONNRESET", "EPIPE"].includes(codeOf(error))) return true;
  return (
    error instanceof Error &&
    /^(Connection terminated|timeout expired|Client (has encountered a connection error|was closed))/.test(
      error.message,
    )
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
