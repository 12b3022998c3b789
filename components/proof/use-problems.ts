import type { Refusal } from "@/lib/domain/refusal";
import { useFailureWords } from "./failure-text";
import type { OutcomeFailure } from "./outcome";

/** Refusals that speak of a new password. */
export const PASSWORD_REFUSALS = [
  "password-short",
  "password-long",
  "password-common",
  "password-not-text",
] as const satisfies Refusal[];

type Form<F extends string> = {
  /** What to say under a field that does not fit the server's schema. */
  invalid: Record<F, string>;
  /** Refusals that belong under a field. */
  refusals?: Partial<Record<F, readonly Refusal[]>>;
};

/** Puts the words for a failure where they belong: under a field (`at`), or above the form (`general`). */
export function useProblems<F extends string>(
  failure: OutcomeFailure | null,
  { invalid, refusals = {} }: Form<F>,
): { general: string | null; at: (field: F) => string | null } {
  const wordsFor = useFailureWords();
  const names = Object.keys(invalid) as F[]; // The keys of a record are its fields.
  const words = failure && wordsFor(failure);
  const at = (field: F): string | null => {
    if (failure?.reason === "bad-input") return failure.fields.includes(field) ? invalid[field] : null;
    const own: readonly string[] = refusals[field] ?? [];
    return failure?.reason === "refused" && own.includes(failure.refusal) ? words : null;
  };
  return { general: names.some((field) => at(field) !== null) ? null : words, at };
}
