import type { BackupFailure } from "../domain/store-report";

export type { BackupFailure };

/** The one error that leaves this folder. Its message is for the person who runs the installation. */
export class BackupError extends Error {
  override name = "BackupError";

  constructor(
    readonly kind: BackupFailure,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** A {@link BackupError} for whatever went wrong below. */
export function toBackupError(error: unknown, what: string): BackupError {
  if (error instanceof BackupError) return error;
  const code = codeOf(error);
  if (code === "ENOSPC" || code === "EDQUOT" || code === "53100") {
    return new BackupError("disk-full", `${what}: the disk is full.`, { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  // PostgreSQL's codes have five signs, the system's begin with E.
  const kind =
    /^E[A-Z]+$/.test(code) && !/^E(?:CONN|PIPE|HOST|TIMEDOUT|AI_)/.test(code) ? "file" : "database";
  return new BackupError(kind, `${what}: ${reason}`, { cause: error });
}

function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return "";
}
