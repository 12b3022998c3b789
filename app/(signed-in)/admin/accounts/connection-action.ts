import "server-only";
import { z } from "zod";
import type { Told } from "@/components/accounts/told";
import { currentClient, type SignedIn } from "@/lib/auth";
import { action } from "@/lib/auth/action";
import { actorOf } from "@/lib/auth/actor";
import { ConnectionError, inputProblems } from "@/lib/connections";
import type { ActionResult } from "@/lib/domain/action-result";
import type { AuditActor } from "@/lib/domain/audit";

/**
 * An admin's act on a connection. Like every action it goes through `action`; what its form got wrong is told per
 * field, and what the connection's part of the product refused is told with its reason.
 */
export function connectionAction<S extends z.ZodType, T>(
  input: S,
  run: (input: z.output<S>, by: { user: SignedIn; actor: AuditActor }) => Promise<T>,
  options?: { proof?: boolean },
): (sent: z.input<S>) => Promise<ActionResult<Told<T>>> {
  return action(
    "admin",
    // Checked below, where the codes of its complaints are not lost.
    z.custom<z.input<S>>(),
    async (sent, user): Promise<Told<T>> => {
      const parsed = input.safeParse(sent);
      if (!parsed.success) return badInput(parsed.error);
      try {
        const actor = actorOf(user, await currentClient());
        return { done: true, value: await run(parsed.data, { user, actor }) };
      } catch (error) {
        if (error instanceof ConnectionError) return toldOf(error);
        throw error;
      }
    },
    options,
  );
}

function badInput(error: z.ZodError): Told<never> {
  const problems = inputProblems(error);
  return { done: false, refusal: "bad-input", problems, failure: null, retryAfterMs: null };
}

function toldOf({ reason, problems, failure, retryAfterMs }: ConnectionError): Told<never> {
  return { done: false, refusal: reason, problems, failure, retryAfterMs };
}
