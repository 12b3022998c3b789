import { eq } from "drizzle-orm";
import { record } from "../audit";
import { database } from "../database";
import { users } from "../database/tables";
import { actorOf } from "./actor";
import type { Client } from "./client";
import { ProofError, RefusedError } from "./errors";
import { countTry, forgiveTry } from "./limiter";
import { verifyPassword } from "./password";
import { markProved, type SignedIn } from "./sessions";

/** How long a proof counts. */
const PROOF_MS = 10 * 60_000;

/**
 * For critical acts: throws `ProofError` unless this person typed their password, or signed in afresh at the sign-in
 * provider, within ten minutes. A browser left alone is not enough to take over the installation.
 */
export function requireRecentProof({ session }: SignedIn, now: Date = new Date()): void {
  const provedAt = session.provedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(session.provedAt);
  if (now.getTime() - provedAt > PROOF_MS) throw new ProofError(session.method);
}

/**
 * Takes the password as a recent proof for this sign-in. Throws `password-wrong`, `wait` (it counts like a sign-in)
 * and `busy`.
 */
export async function proveWithPassword(proof: {
  user: SignedIn;
  password: string;
  client: Client;
  now: Date;
}): Promise<void> {
  await checkOwnPassword(proof);
  await markProved(proof.user.session.id, proof.now);
}

/** Throws `password-wrong` unless this is the password of the person who is signed in. */
export async function checkOwnPassword(proof: {
  user: SignedIn;
  password: string;
  client: Client;
  now: Date;
}): Promise<void> {
  const { user, password, client, now } = proof;
  const counted = await countTry({ email: user.email, address: client.address, now });
  const db = await database();
  const [row] = await db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, user.id));
  let fits: boolean;
  try {
    fits = await verifyPassword(password, row?.passwordHash ?? null);
  } catch (error) {
    await forgiveTry(counted, "not-tried", now);
    throw error;
  }
  if (!fits) {
    await recordWrongPassword(user, client);
    throw new RefusedError("password-wrong");
  }
  await forgiveTry(counted, "success", now);
}

/** It may be somebody else at a browser that was left alone: the log names whose sign-in it was. */
async function recordWrongPassword(user: SignedIn, client: Client): Promise<void> {
  const db = await database();
  await db.transaction((transaction) =>
    record(transaction, {
      actor: actorOf(user, client),
      action: "proof-failed",
      object: { kind: "user", id: user.id, name: user.email },
      result: "refused",
    }),
  );
}
