/**
 * A cloud's word beside ours. A word we do not know stays visible in `raw` and is never mapped to the nearest
 * known one. `raw` is null only where the cloud sent nothing and our word is derived.
 */
export type Mapped<T extends string> = { value: T | "unknown"; raw: string | null };

/** The operation that gave the picture has no such field. Not the same as null: the field exists and was empty. */
export type NotReported = "not-reported";

/** Our word, or `"unknown"`, or `"not-reported"`: one key for filters, counts and labels. */
export function wordOf<T extends string>(mapped: Mapped<T> | NotReported): T | "unknown" | NotReported {
  return mapped === "not-reported" ? "not-reported" : mapped.value;
}
