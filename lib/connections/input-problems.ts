import type { z } from "zod";

/** What can be wrong with a field. The page has a sentence for each (`connections.problem.…`); none repeats a value. */
export const INPUT_PROBLEMS = [
  "required",
  "too-short",
  "too-long",
  "control-characters",
  "inner-space",
  "not-ascii",
  "quotes",
  "placeholder",
  "pasted-file",
  "key-id-here",
  "other-cloud",
  "same-as-key",
  "token-required",
  "without-token",
  "past",
  "too-far",
  "not-a-time",
  "unknown-cloud",
  "unknown-region",
  "twice",
  "too-many",
  "not-a-host",
  "not-chosen",
  "unknown-field",
  "invalid",
] as const;
export type InputProblemCode = (typeof INPUT_PROBLEMS)[number];

/** `field` is a path such as `credentials.secret`, or empty for the whole. */
export type InputProblem = { field: string; code: InputProblemCode };

/** What a form answers per field. Takes codes and places out of a schema's complaints, never what was typed. */
export function inputProblems(error: z.ZodError): InputProblem[] {
  return error.issues.map((issue) => ({ field: issue.path.join("."), code: codeOf(issue) }));
}

function codeOf(issue: z.core.$ZodIssue): InputProblemCode {
  if (issue.code === "unrecognized_keys") return "unknown-field";
  return INPUT_PROBLEMS.find((code) => code === issue.message) ?? "invalid";
}
