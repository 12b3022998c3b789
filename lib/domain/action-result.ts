import type { Refusal } from "./refusal";

/** What an action answers. Its failure is a value: a thrown error's text would be withheld from the browser. */
export type ActionResult<T> = { ok: true; value: T } | ActionFailure;

export type ActionFailure =
  | { ok: false; reason: "sign-in" | "not-allowed" }
  /** `fields`: those at the top of the input that do not fit. What was sent is never repeated. */
  | { ok: false; reason: "bad-input"; fields: string[] }
  /** A recent proof is asked for, of this kind; the same call succeeds after it. */
  | { ok: false; reason: "proof"; how: "password" | "oidc" }
  /** People can do something about it; pages have a text for each. */
  | { ok: false; reason: "refused"; refusal: Refusal; waitSeconds: number | null }
  | { ok: false; reason: "internal"; reference: string };
