import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { noticeDiskFull } from "../database/disk";
import type { ActionFailure, ActionResult } from "../domain/action-result";
import type { Role } from "../domain/role";
import { log } from "../log";
import { currentRequestId } from "../request-id";
import {
  AccessError,
  currentUser,
  ProofError,
  RefusedError,
  requireRecentProof,
  requireRole,
  type SignedIn,
} from "./index";
import { isFromOwnPages } from "./own-origin";

type Options = {
  /** A critical act: asks for a recent proof of who acts. */
  proof?: boolean;
};

type Sent<S extends z.ZodType, T> = (sent: z.input<S>) => Promise<ActionResult<T>>;

/** Every server action is made here, so none can forget who is asking or what was sent. */
export function action<S extends z.ZodType, T>(
  role: Role,
  input: S,
  run: (input: z.output<S>, user: SignedIn) => Promise<T>,
  options?: Options,
): Sent<S, T>;
/** For what people do before they are signed in: `"anyone"` is written out, so that it is a decision. */
export function action<S extends z.ZodType, T>(
  role: "anyone",
  input: S,
  run: (input: z.output<S>, user: SignedIn | null) => Promise<T>,
): Sent<S, T>;
export function action<S extends z.ZodType, T>(
  role: Role | "anyone",
  input: S,
  // Never null for a role; the two signatures above say so to those who call.
  run: (input: z.output<S>, user: never) => Promise<T>,
  { proof = false }: Options = {},
): Sent<S, T> {
  return async (sent) => {
    try {
      await requireOwnPages();
      const user = role === "anyone" ? await currentUser() : await requireRole(role);
      if (proof && user) requireRecentProof(user);
      const parsed = input.safeParse(sent);
      if (!parsed.success) return { ok: false, reason: "bad-input", fields: fieldsOf(parsed.error) };
      return { ok: true, value: await run(parsed.data, user as never) };
    } catch (error) {
      return failureOf(error);
    }
  };
}

async function requireOwnPages(): Promise<void> {
  const sent = await headers();
  if (isFromOwnPages(sent)) return;
  log.warn({ origin: sent.get("origin") }, "an action called by another site was refused");
  throw new AccessError(403);
}

function fieldsOf({ issues }: z.ZodError): string[] {
  return [...new Set(issues.map(({ path }) => String(path[0] ?? "")))];
}

function failureOf(error: unknown): ActionFailure {
  if (error instanceof ProofError) return { ok: false, reason: "proof", how: error.how };
  if (error instanceof AccessError) {
    return { ok: false, reason: error.status === 401 ? "sign-in" : "not-allowed" };
  }
  if (error instanceof RefusedError) {
    return { ok: false, reason: "refused", refusal: error.reason, waitSeconds: error.waitSeconds };
  }
  if (noticeDiskFull(error)) return { ok: false, reason: "refused", refusal: "disk-full", waitSeconds: null };
  const reference = currentRequestId() ?? crypto.randomUUID();
  log.error({ reference, error }, "an action failed");
  return { ok: false, reason: "internal", reference };
}
