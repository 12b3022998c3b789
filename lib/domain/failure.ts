import type { DialectId } from "./cloud";

/** Why a call to a cloud failed, told apart by what somebody can do about it. */
export const FAILURE_KINDS = [
  "unknown-key",
  "wrong-secret",
  "expired-token",
  "clock-skew",
  "forbidden",
  "address-refused",
  "not-opened",
  "not-found",
  "not-applicable",
  "unknown-region",
  "rate-limited",
  "unavailable",
  "network",
  "tls",
  "timeout",
  "unexpected-answer",
  "rejected-request",
  "cancelled",
  /** Our own disk is full: what the cloud told could not be stored. */
  "store-full",
  "internal",
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** A failure as it is stored and shown: plain data, never the cloud's message, which may repeat what we signed. */
export type Failure = {
  kind: FailureKind;
  dialect: DialectId;
  operation: string;
  httpStatus: number | null;
  /** The cloud's own code, e.g. `AuthFailure.SecretIdNotFound`. */
  code: string | null;
  /** The cloud's request id, for its support desk. */
  requestId: string | null;
  /** The permission to grant, when the kind is `forbidden` and the cloud or its contract names it. */
  action: string | null;
  /** How far our clock is from the cloud's, milliseconds, when the kind is `clock-skew` and it could be told. */
  skewMs: number | null;
  /** How long the cloud asked us to wait, milliseconds. */
  retryAfterMs: number | null;
};

/** A cloud that wants to be left alone for longer than a call waits; its scope is put off until then. */
export function putsOff(failure: Failure | null): boolean {
  return failure !== null && (failure.retryAfterMs ?? 0) > LONGEST_PATIENCE_MS;
}

/** What a call waits for by itself, milliseconds: `Retry-After` up to a minute. */
export const LONGEST_PATIENCE_MS = 60_000;

/** Refusals of the key itself: trying again with the same key cannot help. */
export function refusesKey(kind: FailureKind): boolean {
  return kind === "unknown-key" || kind === "wrong-secret" || kind === "expired-token";
}
