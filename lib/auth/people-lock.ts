import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Database } from "../database";
import { identities, users } from "../database/tables";
import { env } from "../env";
import { RefusedError } from "./errors";

/** Any number; it only has to be ours. */
const PEOPLE_LOCK = 727_003;

/**
 * Lets one transaction at a time make people, or take rights from them: of two admins who demote each other at the
 * same moment, the second sees what the first did.
 */
export async function lockPeople(transaction: Database): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${PEOPLE_LOCK})`);
}

/** Throws `last-admin` when nobody would be left who can sign in and set things up. Call it after the change. */
export async function requireAnAdmin(transaction: Database): Promise<void> {
  if (!(await hasAdmin(transaction))) throw new RefusedError("last-admin");
}

/** Whether there is an admin who is not disabled and has a way to sign in: one who was only invited has none. */
export async function hasAdmin(transaction: Database): Promise<boolean> {
  const issuer = env().oidc?.issuer ?? null;
  const bound = transaction
    .select({ one: sql`1` })
    .from(identities)
    .where(and(eq(identities.userId, users.id), eq(identities.issuer, issuer ?? "")));
  const [admin] = await transaction
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.role, "admin"),
        isNull(users.disabledAt),
        or(isNotNull(users.passwordHash), issuer === null ? undefined : sql`exists ${bound}`),
      ),
    )
    .limit(1);
  return admin !== undefined;
}
