import type { ActionFailure, ActionResult } from "@/lib/domain/action-result";

/** A server action as components take it: they never know where it comes from. */
export type Act<Input, T = void> = (input: Input) => Promise<ActionResult<T>>;

/** How a call of an action went, seen from the browser. `given-up`: the person closed the dialog that asks for a proof. */
export type Outcome<T> = ActionResult<T> | { ok: false; reason: "unreachable" | "given-up" };

export type OutcomeFailure = Extract<Outcome<unknown>, { ok: false }> | ActionFailure;

/** Calls an action. No answer is an outcome like any other, not an error of the page. */
export async function outcomeOf<T>(call: () => Promise<ActionResult<T>>): Promise<Outcome<T>> {
  try {
    return await call();
  } catch {
    return { ok: false, reason: "unreachable" };
  }
}
