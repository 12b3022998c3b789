import type { z } from "zod";
import type { Failure } from "../domain/failure";
import { ConnectionError, type ConnectionRefusal } from "./errors";
import { type InputProblem, inputProblems } from "./input-problems";

/** What an act on a connection answers its form: plain data, nothing of what was typed. */
export type ConnectionAnswer<T> =
  | { done: true; value: T }
  | {
      done: false;
      refusal: ConnectionRefusal;
      /** What the cloud said, with its request id. */
      failure: Failure | null;
      /** By field, for `bad-input` and some others. */
      problems: InputProblem[];
      retryAfterMs: number | null;
    };

/**
 * Checks what a form sent and acts on it. Refusals become values, since a thrown error's text would be withheld from
 * the browser; every other error is thrown on.
 */
export async function answer<S extends z.ZodType, T>(
  schema: S,
  sent: unknown,
  act: (input: z.output<S>) => Promise<T>,
): Promise<ConnectionAnswer<T>> {
  const parsed = schema.safeParse(sent);
  if (!parsed.success)
    return refused(new ConnectionError("bad-input", { problems: inputProblems(parsed.error) }));
  try {
    return { done: true, value: await act(parsed.data) };
  } catch (error) {
    if (error instanceof ConnectionError) return refused(error);
    throw error;
  }
}

function refused({ reason: refusal, failure, problems, retryAfterMs }: ConnectionError) {
  return { done: false as const, refusal, failure, problems, retryAfterMs };
}
