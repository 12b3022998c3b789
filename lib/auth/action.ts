import "server-only";
import type { z } from "zod";
import type { ActionResult } from "../domain/action-result";
import type { Role } from "../domain/role";
import { log } from "../log";
import { AccessError, requireRole, type User } from "./index";

/** Every server action is made here, so none can forget who is asking or what was sent. */
export function action<S extends z.ZodType, T>(
  role: Role,
  input: S,
  run: (input: z.output<S>, user: User) => Promise<T>,
): (sent: z.input<S>) => Promise<ActionResult<T>> {
  return async (sent) => {
    try {
      const user = await requireRole(role);
      const parsed = input.safeParse(sent);
      if (!parsed.success) return { ok: false, reason: "bad-input" };
      return { ok: true, value: await run(parsed.data, user) };
    } catch (error) {
      if (error instanceof AccessError) {
        return { ok: false, reason: error.status === 401 ? "sign-in" : "not-allowed" };
      }
      const reference = crypto.randomUUID();
      log.error(
        { reference, error: error instanceof Error ? error.stack : String(error) },
        "an action failed",
      );
      return { ok: false, reason: "internal", reference };
    }
  };
}
