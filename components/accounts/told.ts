import type { Failure } from "@/lib/domain/failure";
import type en from "@/messages/en.json";
import type { Act } from "../proof/outcome";

/** Why something was not done to an account: each has a sentence of its own. */
export type RefusalCode = keyof typeof en.connections.refusal;

/** What is wrong with a field: each has a sentence of its own. */
export type ProblemCode = keyof typeof en.connections.problem;

/** `field` is a path such as `credentials.secret`, or empty for the whole. */
export type Problem = { field: string; code: ProblemCode };

/** An act on an account was refused. Carries nothing of what was typed. */
export type Refused = {
  refusal: RefusalCode;
  problems: Problem[];
  /** What the cloud said, where it was the cloud that refused. */
  failure: Failure | null;
  retryAfterMs: number | null;
};

/** What an action on accounts tells when it was called rightly. */
export type Told<T> = { done: true; value: T } | ({ done: false } & Refused);

/** An action on accounts as components take it. */
export type AccountAct<Input, T = void> = Act<Input, Told<T>>;

/** A key as typed. `token` and `expiresAt` are empty where there is none. */
export type TypedKey = { keyId: string; secret: string; token: string; expiresAt: string };

/** What is wrong with one field; the first counts. */
export function problemOf(problems: readonly Problem[], field: string): ProblemCode | null {
  return problems.find((problem) => problem.field === field)?.code ?? null;
}
