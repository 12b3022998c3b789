import type { DialectId } from "../domain/cloud";
import type { Failure, FailureKind } from "../domain/failure";

/** What a dialect's client says about an answer that is a failure; `http.ts` adds dialect, operation and status. */
export type Classified = {
  kind: FailureKind;
  code?: string | null;
  requestId?: string | null;
  /** The permission to grant, e.g. `ens:DescribeImages`, when the cloud or its document names it. */
  action?: string | null;
  retryAfterMs?: number | null;
  /** The cloud took our nonce for a replay: one more attempt with a new one is in order. */
  again?: "once";
};

/** The one error that leaves a provider folder. Carries no text of the cloud: it may repeat what we signed. */
export class CloudError extends Error {
  override name = "CloudError";
  constructor(
    readonly failure: Failure,
    options?: { cause?: unknown },
  ) {
    super(
      `${failure.dialect} ${failure.operation}: ${failure.kind}${failure.code ? ` (${failure.code})` : ""}`,
      options,
    );
  }
}

/**
 * A `CloudError` of this module's own class, or null for anything else. By name: the server bundles a module once per
 * entry point, and what a process remembers (a call gate) may have been made by another copy than the one that asks.
 */
export function asCloudError(error: unknown): CloudError | null {
  if (error instanceof CloudError) return error;
  const isCopy = error instanceof Error && error.name === "CloudError" && "failure" in error;
  // The other copy made it of the same shape.
  return isCopy ? new CloudError(error.failure as Failure, { cause: error }) : null;
}

export function cloudError(
  place: { dialect: DialectId; operation: string; httpStatus?: number | null },
  classified: Classified & { skewMs?: number | null },
  cause?: unknown,
): CloudError {
  return new CloudError(
    {
      kind: classified.kind,
      dialect: place.dialect,
      operation: place.operation,
      httpStatus: place.httpStatus ?? null,
      code: classified.code ?? null,
      requestId: classified.requestId ?? null,
      action: classified.action ?? null,
      skewMs: classified.skewMs ?? null,
      retryAfterMs: classified.retryAfterMs ?? null,
    },
    cause === undefined ? undefined : { cause },
  );
}

/** Kinds of which another attempt may end better. Everything else would be refused again. */
export function mayRetry(kind: FailureKind): boolean {
  return kind === "rate-limited" || kind === "unavailable" || kind === "network" || kind === "timeout";
}

/** Whether an error is a cloud's failure of one of these kinds, for callers that have an answer to some of them. */
export function failedWith(error: unknown, ...kinds: FailureKind[]): error is CloudError {
  return error instanceof CloudError && kinds.includes(error.failure.kind);
}
