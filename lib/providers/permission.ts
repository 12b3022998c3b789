import { CloudError } from "./errors";
import type { Permission } from "./port";

/**
 * Asks one operation, only to learn whether the key may call it. `ask` gives the request id of the answer. A refusal
 * for want of permission is a row; refusals of the key itself and a cancelled question are errors, and throw.
 */
export async function askPermission(
  row: Pick<Permission, "operation" | "action">,
  ask: () => Promise<string | null>,
): Promise<Permission> {
  try {
    return { ...row, state: "allowed", reason: null, requestId: await ask() };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const { kind, code, requestId, action } = error.failure;
    switch (kind) {
      case "forbidden":
        return { ...row, action: action ?? row.action, state: "denied", reason: code, requestId };
      case "unknown-key":
      case "wrong-secret":
      case "expired-token":
      case "clock-skew":
      case "cancelled":
        throw error;
      default:
        return { ...row, state: "not-asked", reason: code ?? kind, requestId };
    }
  }
}

/** The row of an operation for which there was nothing to ask about, e.g. sharing without an own image. */
export function notAsked(row: Pick<Permission, "operation" | "action">, reason: string): Permission {
  return { ...row, state: "not-asked", reason, requestId: null };
}
