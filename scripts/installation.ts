import { existsSync, realpathSync } from "node:fs";
import path from "node:path";

// The installation that the settings of this shell name, as the product itself would find it. What a person types is
// answered in sentences; the log is for what they did not ask for. Set before anything that logs is loaded.
process.env.NEPHOSCOPE_LOG_LEVEL ??= "warn";

const calledFrom = process.cwd();
// Commands may be called from anywhere, but the product looks from its own folder for what belongs to it and for places
// that settings name.
process.chdir(productFolder() ?? calledFrom);

/** A file as a person names it, seen from where they called the command. */
export function namedFile(name: string): string {
  return path.resolve(calledFrom, name);
}

/** The folder above the command that runs in which the product lies, a checkout or a standalone folder. */
function productFolder(): string | null {
  let folder = realpathSync(process.argv[1] ?? ".");
  while (!existsSync(path.join(folder, "lib/database/migrations"))) {
    if (folder === path.dirname(folder)) return null;
    folder = path.dirname(folder);
  }
  return folder;
}

/** The installation's PostgreSQL. The embedded server is started, or adopted while the product runs. */
export async function openInstallation() {
  const { env } = await import("../lib/env");
  const { openPostgres } = await import("../lib/postgres");
  const { dataDir, databaseUrl } = env();
  return await openPostgres({ dataDir, databaseUrl });
}

/** Opens the installation's database for a command. */
export async function withInstallation<T>(use: () => Promise<T>): Promise<T> {
  const { startDatabase, stopDatabase } = await import("../lib/database");
  const server = await openInstallation();
  try {
    await startDatabase(server.connection);
    return await use();
  } finally {
    await stopDatabase();
    await server.stop();
  }
}

/** Who runs a command, for the audit log: nobody of the product's users, but an account of the host. */
export async function operator() {
  const { userInfo } = await import("node:os");
  return {
    userId: null,
    email: `${userInfo().username} (host)`,
    role: "operator",
    address: null,
    requestId: null,
  } as const;
}

/** Says what went wrong in one sentence and ends with 2, which no verdict uses. */
export function fail(error: unknown): never {
  const known =
    error instanceof Error &&
    ["KeyError", "SealError", "MissingKeyError", "SettingError", "PostgresError", "BackupError"].includes(
      error.name,
    );
  process.stderr.write(
    `${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(2);
}
