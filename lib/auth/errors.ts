import { REFUSAL_STATUS, type Refusal } from "../domain/refusal";

export type { Refusal };
/** Nobody is signed in, or somebody who may not do this. Routes answer with `status`. */
export class AccessError extends Error {
  override name = "AccessError";
  constructor(readonly status: 401 | 403) {
    super(status === 401 ? "sign-in required" : "not allowed");
  }
}

/** The right is there, but the act asks for a recent proof of who acts: `how` says which kind this person can give. */
export class ProofError extends AccessError {
  override name = "ProofError";
  constructor(readonly how: "password" | "oidc") {
    super(403);
    this.message = "recent proof required";
  }
}

/** An act was refused for a reason that its page explains. `status` is the one of HTTP. */
export class RefusedError extends Error {
  override name = "RefusedError";
  readonly status: number;
  /** With `wait`: after how many seconds another try is taken. */
  readonly waitSeconds: number | null;
  constructor(
    readonly reason: Refusal,
    options: { waitSeconds?: number; cause?: unknown } = {},
  ) {
    super(reason, { cause: options.cause });
    this.status = REFUSAL_STATUS[reason];
    this.waitSeconds = options.waitSeconds ?? null;
  }
}
