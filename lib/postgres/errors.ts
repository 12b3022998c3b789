/** Why there is no embedded PostgreSQL, told apart by what somebody can do about it. */
export type PostgresFailure = "no-binary" | "wrong-version" | "start-failed" | "disk-full" | "foreign-lock";

/** The one error that leaves this folder. Its message is for the person who started the application. */
export class PostgresError extends Error {
  override name = "PostgresError";

  constructor(
    readonly kind: PostgresFailure,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** The way out that every platform has. */
export const USE_DATABASE_URL =
  "Set DATABASE_URL to use a PostgreSQL of your own (postgresql://user:password@host:5432/database).";

/** The error for a program of PostgreSQL that ended although it should not have; `output` is what it wrote. */
export function failureOf(what: string, output: string): PostgresError {
  const said = lastLines(output);
  if (/no space left on device|disk quota exceeded/i.test(output)) {
    return new PostgresError(
      "disk-full",
      `${what}: the disk is full. Free some space and start again. ${said}`,
    );
  }
  if (/could not look up effective user ID/.test(output)) {
    return new PostgresError(
      "start-failed",
      `${what}: PostgreSQL needs an account that has a name, and this one is only a number. Run the application as an account listed in /etc/passwd, or: ${USE_DATABASE_URL} ${said}`,
    );
  }
  return new PostgresError("start-failed", `${what}. ${said}`);
}

/** A {@link PostgresError} for whatever went wrong while files were prepared. */
export function toPostgresError(error: unknown, what: string): PostgresError {
  if (error instanceof PostgresError) return error;
  const code = error instanceof Error && "code" in error ? error.code : null;
  const reason = error instanceof Error ? error.message : String(error);
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new PostgresError("disk-full", `${what}: the disk is full. Free some space and start again.`, {
      cause: error,
    });
  }
  return new PostgresError("start-failed", `${what}: ${reason}`, { cause: error });
}

function lastLines(output: string): string {
  const lines = output.trim().split("\n").slice(-6).join("\n");
  return lines ? `PostgreSQL said:\n${lines}` : "PostgreSQL said nothing.";
}
