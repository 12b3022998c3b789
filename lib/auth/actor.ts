import { randomUUID } from "node:crypto";
import type { AuditActor } from "../domain/audit";
import { currentRequestId } from "../request-id";
import type { Client } from "./client";
import type { User } from "./users";

/** Who acts, as the audit log keeps them. One request that does several things is one `requestId`. */
export function actorOf(user: User, { address }: Client): AuditActor {
  return { userId: user.id, email: user.email, role: user.role, address, requestId: requestId() };
}

/** Somebody without a sign-in; `email` is what they typed, if that can be an address at all. */
export function strangerOf(email: string | null, { address }: Client): AuditActor {
  // People type passwords into the wrong field.
  const plausible = email !== null && email.length <= 320 && /^[^\s@]+@[^\s@]+$/.test(email) ? email : null;
  return { userId: null, email: plausible, role: "anonymous", address, requestId: requestId() };
}

function requestId(): string {
  return currentRequestId() ?? randomUUID();
}

/** The product itself, or what the sign-in provider told it. */
export const SYSTEM: AuditActor = {
  userId: null,
  email: null,
  role: "system",
  address: null,
  requestId: null,
};

/** A person with access to the host, by a setting. */
export const OPERATOR: AuditActor = { ...SYSTEM, role: "operator" };
