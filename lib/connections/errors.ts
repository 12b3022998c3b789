import type { Failure } from "../domain/failure";
import type { InputProblem } from "./input-problems";

const STATUS = {
  /** The connection is unknown, or was removed. */
  unknown: 404,
  /** Fields are wrong; `problems` says which. */
  "bad-input": 400,
  "name-taken": 409,
  "region-unknown": 400,
  /** A host that is neither the catalog's nor on the list of approved ones. */
  "endpoint-not-approved": 403,
  /** The cloud did not accept the key; `failure` says why. Nothing was stored. */
  "key-not-proven": 422,
  /** Somebody else changed it while the cloud was asked. */
  "changed-meanwhile": 409,
  /** The new key belongs to another account than the old one. */
  "other-account": 409,
  /** There is no other dialect, or it does not know one of the regions. */
  "not-switchable": 409,
  /** What was typed is not the connection's name. */
  "name-not-confirmed": 400,
  "no-key": 409,
  paused: 409,
  /** The key was refused too often: a new key or a resume begins again. */
  stopped: 409,
  /** Asked too often; `retryAfterMs` says when it may be asked again. */
  "too-soon": 429,
} as const;

/** Why something was not done to a connection. Pages have a text for each. */
export type ConnectionRefusal = keyof typeof STATUS;
// The keys of an object literal are its type's keys; Object.keys forgets that.
export const CONNECTION_REFUSALS = Object.keys(STATUS) as readonly ConnectionRefusal[];

/** An act on a connection was refused. Carries no secret and none of the cloud's words. `status` is the one of HTTP. */
export class ConnectionError extends Error {
  override name = "ConnectionError";
  readonly status: number;
  readonly failure: Failure | null;
  readonly problems: InputProblem[];
  readonly retryAfterMs: number | null;
  constructor(
    readonly reason: ConnectionRefusal,
    told: { failure?: Failure; problems?: InputProblem[]; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(reason, { cause: told.cause });
    this.status = STATUS[reason];
    this.failure = told.failure ?? null;
    this.problems = told.problems ?? [];
    this.retryAfterMs = told.retryAfterMs ?? null;
  }
}
