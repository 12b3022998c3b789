import type { DialectId } from "../domain/cloud";
import type { FailureKind } from "../domain/failure";
import { isAddressRefused } from "./address-guard";
import { type CallGate, createCallGate, type Turn } from "./call-gate";
import { startDeadline } from "./deadline";
import { asCloudError, type Classified, CloudError, cloudError, mayRetry } from "./errors";
import { httpDate } from "./http-date";
import { type LosslessJson, readJson } from "./lossless-json";
import { POLICY } from "./policy";
import type { FetchAnswer, Outside } from "./port";
import { retryAfterMs } from "./retry-after";

/** A signed request, ready for the wire. `url` carries path and query exactly as they were signed. */
export type SignedRequest = {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  body?: string;
};

/** What came back. `json` is null where the body is no JSON; clients then classify by status alone. */
export type HttpAnswer = {
  status: number;
  headers: { get(name: string): string | null };
  text: string;
  json: LosslessJson | null;
  receivedAt: string;
};

/** An answer that its client took for a success, so there is JSON in it. */
export type JsonAnswer = HttpAnswer & { json: LosslessJson };

export type Call = {
  operation: string;
  regionId: string;
  /** Makes and signs the request anew for every attempt: a signature carries its own time. */
  build: (attempt: { now: Date; nonce: string }) => SignedRequest;
  /** Null when the answer is a success in the cloud's own terms; else what went wrong. */
  failureOf: (answer: HttpAnswer) => Classified | null;
  signal: AbortSignal;
};

export type Http = { call(call: Call): Promise<JsonAnswer> };

/**
 * The client's patience. Connect, first byte and the gap between bytes are limits of the dispatcher (`dispatcher.ts`).
 */
export type HttpLimits = {
  /** Attempts per call, the first included. */
  attempts: number;
  attemptTimeoutMs: number;
  callTimeoutMs: number;
  /** After decompression, counted while streaming. */
  bodyBytes: number;
  /** Full jitter: a wait is random in [0, min(cap, base · 2^retry)]. */
  retryBaseMs: number;
  throttledBaseMs: number;
  retryCapMs: number;
  /** A longer wait that the cloud asks for is left to the scheduler. */
  longestRetryAfterMs: number;
  /** Our clock is corrected when it is off by more than this … */
  skewFromMs: number;
  /** … and by less than this; beyond it somebody must look at the machine. */
  skewToMs: number;
};

export const HTTP_LIMITS: HttpLimits = POLICY.call;

/** Speaks HTTP for one connection of one dialect. Every attempt passes the connection's gate. */
export function createHttp(options: {
  dialect: DialectId;
  outside: Outside;
  limits?: HttpLimits;
  gate?: CallGate;
}): Http {
  const { dialect, outside } = options;
  const limits = options.limits ?? HTTP_LIMITS;
  const gate = options.gate ?? createCallGate({ dialect, outside });

  async function attempt(call: Call, signal: AbortSignal): Promise<JsonAnswer> {
    const place = { dialect, operation: call.operation };
    const now = new Date(outside.now().getTime() + gate.clockOffsetMs);
    const request = call.build({ now, nonce: outside.uuid() });
    const deadline = startDeadline(signal, limits.attemptTimeoutMs);
    let answer: HttpAnswer;
    try {
      const { url, ...init } = request;
      const response = await outside.fetch(url, { ...init, redirect: "manual", signal: deadline.signal });
      answer = await readAnswer(response, limits.bodyBytes, outside.now);
    } catch (error) {
      if (error instanceof UnreadableBody) {
        throw cloudError(
          { ...place, httpStatus: error.status },
          { kind: "unexpected-answer", code: error.code },
          error,
        );
      }
      throw cloudError(place, transportFailure(error, call.signal), error);
    } finally {
      deadline.clear();
    }
    const httpStatus = answer.status;
    if (httpStatus >= 300 && httpStatus < 400) {
      throw cloudError({ ...place, httpStatus }, { kind: "unexpected-answer", code: "redirect" });
    }
    const classified = call.failureOf(answer);
    if (classified) {
      const waitMs =
        classified.retryAfterMs ?? retryAfterMs(answer.headers.get("retry-after"), outside.now());
      const skewMs = classified.kind === "clock-skew" ? skewOf(answer, outside.now()) : null;
      const error = cloudError({ ...place, httpStatus }, { ...classified, retryAfterMs: waitMs, skewMs });
      if (classified.again) onceMore.add(error);
      throw error;
    }
    const { json } = answer;
    if (json === null) {
      throw cloudError({ ...place, httpStatus }, { kind: "unexpected-answer", code: "not-json" });
    }
    return { ...answer, json };
  }

  /** Errors that deserve one more attempt although their kind does not. */
  const onceMore = new WeakSet<CloudError>();

  /** How long to wait before the next attempt, or null when there should be none. */
  function waitBefore(error: CloudError, attemptsDone: number, spent: SpentChances): number | null {
    const { kind, skewMs, retryAfterMs: asked } = error.failure;
    if (attemptsDone >= limits.attempts) return null;
    if (kind === "clock-skew" && !spent.correction && isCorrectable(skewMs)) return 0;
    if (onceMore.has(error) && !spent.again) return 0;
    if (!mayRetry(kind)) return null;
    if (asked !== null) return asked <= limits.longestRetryAfterMs ? asked : null;
    const base = kind === "rate-limited" ? limits.throttledBaseMs : limits.retryBaseMs;
    return outside.random() * Math.min(limits.retryCapMs, base * 2 ** (attemptsDone - 1));
  }

  function isCorrectable(skewMs: number | null): skewMs is number {
    const size = Math.abs(skewMs ?? 0);
    return size >= limits.skewFromMs && size <= limits.skewToMs;
  }

  /** Through the gate. An open breaker is no attempt: it is told at once and not tried again. */
  async function entered(call: Call, signal: AbortSignal): Promise<Turn> {
    try {
      return await gate.enter(call, signal);
    } catch (error) {
      throw asCloudError(error) ?? interrupted(call, error);
    }
  }

  /** A wait of ours that the caller, or the end of our patience, cut short. */
  function interrupted(call: Call, cause: unknown): CloudError {
    const kind = call.signal.aborted ? "cancelled" : "timeout";
    return cloudError({ dialect, operation: call.operation }, { kind }, cause);
  }

  return {
    async call(call) {
      const told = (attempt: number, durationMs: number | null, kind: FailureKind | null) =>
        outside.onAttempt?.({ dialect, operation: call.operation, attempt, durationMs, kind });
      const deadline = startDeadline(call.signal, limits.callTimeoutMs);
      const spent: SpentChances = { correction: false, again: false };
      try {
        for (let done = 1; ; done += 1) {
          const turn = await entered(call, deadline.signal).catch((error: unknown) => {
            if (error instanceof CloudError) told(done, null, error.failure.kind);
            throw error;
          });
          const beganMs = outside.now().getTime();
          try {
            const answer = await attempt(call, deadline.signal);
            turn.succeeded();
            told(done, outside.now().getTime() - beganMs, null);
            return answer;
          } catch (error) {
            turn.failed(error instanceof CloudError ? error.failure : null);
            if (error instanceof CloudError) {
              told(done, outside.now().getTime() - beganMs, error.failure.kind);
            }
            if (!(error instanceof CloudError) || deadline.signal.aborted) throw error;
            const waitMs = waitBefore(error, done, spent);
            // A wait past the end of the call would only hide the cloud's reason behind a timeout.
            if (waitMs === null || waitMs >= deadline.remainingMs()) throw error;
            const { kind, skewMs } = error.failure;
            // A corrected clock and a new nonce are no retry: the first attempt could not have succeeded.
            const why = kind === "rate-limited" ? "throttled" : "failed";
            if (mayRetry(kind) && !gate.retries.spend(why)) throw error;
            // One more attempt for its nonce's sake leaves a clock alone that is too far off.
            if (isCorrectable(skewMs)) {
              gate.clockOffsetMs = skewMs;
              spent.correction = true;
            }
            if (onceMore.has(error)) spent.again = true;
            await outside.sleep(waitMs, deadline.signal).catch((cause: unknown) => {
              throw interrupted(call, cause);
            });
          }
        }
      } finally {
        deadline.clear();
      }
    },
  };
}

/** What a call may do once only. */
type SpentChances = { correction: boolean; again: boolean };

class UnreadableBody extends Error {
  override name = "UnreadableBody";
  constructor(
    readonly code: "body-too-large" | "not-utf-8",
    readonly status: number,
    options?: { cause?: unknown },
  ) {
    super(code, options);
  }
}

async function readAnswer(response: FetchAnswer, limitBytes: number, now: () => Date): Promise<HttpAnswer> {
  const { status, headers } = response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, so an endless body costs no more than the limit.
    if (size > limitBytes) throw new UnreadableBody("body-too-large", status);
    chunks.push(chunk);
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new UnreadableBody("not-utf-8", status, { cause });
  }
  return { status, headers, text, json: jsonOf(text, headers), receivedAt: now().toISOString() };
}

/** Null for what is no JSON. A page of a gateway or a sign-in wall is never parsed, whatever its text looks like. */
function jsonOf(text: string, headers: HttpAnswer["headers"]): LosslessJson | null {
  if (/\b(?:html|xml)\b/i.test(headers.get("content-type") ?? "")) return null;
  try {
    return readJson(text);
  } catch {
    // The caller turns this null into a typed failure that keeps status and request id.
    return null;
  }
}

const TIMEOUT_CODES = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

/** Names what broke below HTTP. The code is the system's or undici's own, e.g. `ECONNREFUSED`. */
function transportFailure(error: unknown, callerSignal: AbortSignal): Classified {
  if (callerSignal.aborted) return { kind: "cancelled" };
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (isAddressRefused(cause)) return { kind: "rejected-request", code: cause.code };
    if (cause.name === "TimeoutError") return { kind: "timeout" };
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : null;
    if (code === null) continue;
    if (TIMEOUT_CODES.has(code)) return { kind: "timeout", code };
    if (/CERT|TLS|SSL|UNABLE_TO_VERIFY/.test(code)) return { kind: "tls", code };
    return { kind: "network", code };
  }
  return { kind: "network" };
}

/** How far ahead the cloud's clock is of ours, milliseconds, by the answer's `Date`; null without a usable one. */
function skewOf(answer: HttpAnswer, now: Date): number | null {
  const theirs = httpDate(answer.headers.get("date") ?? "");
  return theirs === null ? null : theirs - now.getTime();
}
