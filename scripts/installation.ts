// The installation that the settings of this shell name, as the product itself would find it. What a person types is
// answered in sentences; the log is for what they did not ask for. Set before anything that logs is loaded.
process.env.NEPHOSCOPE_LOG_LEVEL ??= "warn";

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
