import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { record } from "../audit";
import { type Database, database } from "../database";
import { identities, users } from "../database/tables";
import type { Role } from "../domain/role";
import type { OidcSettings } from "../env";
import { log } from "../log";
import { SYSTEM } from "./actor";
import type { Client } from "./client";
import { RefusedError } from "./errors";
import { withdrawLinks } from "./links";
import { hasAdmin, lockPeople } from "./people-lock";
import { endSessionsQuietly } from "./sessions";
import { recordRefusal } from "./sign-in";
import { normalEmail, type User, type UserRow, userOf } from "./users";

/** What we read of an ID token and its user info; everything else of them is left alone. */
const claimsSchema = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.string().max(320).optional(),
  email_verified: z.unknown().optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  /** Seconds since 1970 of the moment when the person really signed in there. */
  auth_time: z.number().optional(),
});

export type Claims = z.infer<typeof claimsSchema>;

/** What an issuer says of somebody, whose signature, audience, nonce and age were checked. */
export type IdentitySignIn = {
  claims: unknown;
  settings: OidcSettings;
  /** Who is signed in in that browser already: they may bind the identity to themselves. */
  signedInAs: string | null;
  client: Client;
  now: Date;
};

/**
 * Lets somebody in whom the issuer vouches for, and makes them a user at the first time. Bound to issuer and subject
 * from then on. An address that a user with a password has is theirs: they bind the identity by signing in with the
 * password first. Where the settings say who is admin, the role is set anew each time.
 *
 * Throws `oidc-email`, `oidc-domain`, `oidc-taken`, `oidc-disabled` and `oidc-not-set-up`; each is audited.
 */
export async function signInByIdentity(
  signIn: IdentitySignIn,
): Promise<{ user: User; provedAt: Date | null }> {
  const { settings, client, now } = signIn;
  const claims = claimsSchema.parse(signIn.claims);
  if (claims.iss !== settings.issuer)
    throw new Error("the issuer calls itself otherwise than the settings do");
  try {
    const email = checkedEmail(claims, settings);
    const db = await database();
    const user = await db.transaction(async (transaction) => {
      await lockPeople(transaction);
      const row = await findOrMake(transaction, { ...signIn, claims, email });
      if (row.disabledAt !== null) throw new RefusedError("oidc-disabled");
      return await withCurrentRole(transaction, { row, role: roleOf(claims, email, settings), now });
    });
    return { user, provedAt: provedAt(claims, now) };
  } catch (error) {
    if (error instanceof RefusedError) {
      const email = typeof claims.email === "string" ? normalEmail(claims.email) : null;
      await recordRefusal({ email, client, user: null, because: error.reason });
    }
    throw error;
  }
}

function checkedEmail(claims: Claims, { domains }: OidcSettings): string {
  // Exactly true: some issuers write the text "false".
  if (claims.email === undefined || claims.email_verified !== true) throw new RefusedError("oidc-email");
  const email = normalEmail(claims.email);
  const at = email.lastIndexOf("@");
  if (at < 1) throw new RefusedError("oidc-email");
  if (domains !== null && !domains.includes(email.slice(at + 1))) throw new RefusedError("oidc-domain");
  return email;
}

/** The role that the settings give; null where roles are given on the users page. */
function roleOf(claims: Claims, email: string, { adminClaim, admins }: OidcSettings): Role | null {
  if (adminClaim === null && admins === null) return null;
  const named = admins?.includes(email) ?? false;
  const claimed = adminClaim !== null && holds(claimAt(claims, adminClaim.name), adminClaim.value);
  return named || claimed ? "admin" : "viewer";
}

/** A claim by its name, or by a path such as `realm_access.roles`. */
function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split(".").reduce<unknown>((value, part) => {
    const inside = typeof value === "object" && value !== null && Object.hasOwn(value, part);
    // Just shown to have that field.
    return inside ? (value as Record<string, unknown>)[part] : undefined;
  }, claims);
}

function holds(claim: unknown, value: string): boolean {
  return claim === value || (Array.isArray(claim) && claim.includes(value));
}

async function findOrMake(
  transaction: Database,
  signIn: Omit<IdentitySignIn, "claims"> & { claims: Claims; email: string },
): Promise<UserRow> {
  const { claims, email, settings, signedInAs, now } = signIn;
  const at = now.toISOString();
  const same = and(eq(identities.issuer, settings.issuer), eq(identities.subject, claims.sub));
  const [known] = await transaction
    .select({ user: users })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(same);
  if (known) {
    await transaction.update(identities).set({ email, seenAt: at }).where(same);
    return known.user;
  }
  const [holder] = await transaction.select().from(users).where(eq(users.email, email)).for("update");
  const row = holder ?? (await makeUser(transaction, { ...signIn, claims, email }));
  if (holder) await requireBindable(transaction, { holder, issuer: settings.issuer, signedInAs });
  await withdrawLinks(transaction, row.id);
  await transaction.insert(identities).values({
    issuer: settings.issuer,
    subject: claims.sub,
    userId: row.id,
    email,
    createdAt: at,
    seenAt: at,
  });
  await record(transaction, {
    actor: SYSTEM,
    action: holder ? "user.linked" : "user.joined",
    object: { kind: "user", id: row.id, name: email },
    after: { by: "oidc", issuer: settings.issuer, subject: claims.sub, role: row.role },
  });
  return row;
}

/** An address may have changed hands at the issuer: it alone opens nobody's account. */
async function requireBindable(
  transaction: Database,
  { holder, issuer, signedInAs }: { holder: UserRow; issuer: string; signedInAs: string | null },
): Promise<void> {
  const others = await transaction
    .select({ subject: identities.subject })
    .from(identities)
    .where(and(eq(identities.userId, holder.id), eq(identities.issuer, issuer)));
  const free = holder.passwordHash === null || holder.id === signedInAs;
  if (others.length > 0 || !free) throw new RefusedError("oidc-taken");
}

async function makeUser(
  transaction: Database,
  { claims, email, settings, now }: { claims: Claims; email: string; settings: OidcSettings; now: Date },
): Promise<UserRow> {
  const role = roleOf(claims, email, settings) ?? "viewer";
  // A first viewer would leave an installation that nobody can set up.
  if (role !== "admin" && !(await hasAnybody(transaction))) throw new RefusedError("oidc-not-set-up");
  const name = claims.name?.trim() || claims.preferred_username?.trim() || email;
  const [row] = await transaction
    .insert(users)
    .values({ email, name: name.slice(0, 200), role, createdAt: now.toISOString() })
    .returning();
  if (!row) throw new Error("an insert returned no row");
  return row;
}

async function hasAnybody(transaction: Database): Promise<boolean> {
  const rows = await transaction.select({ id: users.id }).from(users).limit(1);
  return rows.length > 0;
}

async function withCurrentRole(
  transaction: Database,
  { row, role, now }: { row: UserRow; role: Role | null; now: Date },
): Promise<User> {
  const user = userOf(row);
  if (role === null || role === row.role) return user;
  await transaction.update(users).set({ role }).where(eq(users.id, row.id));
  await endSessionsQuietly(transaction, { userId: row.id, now });
  await record(transaction, {
    actor: SYSTEM,
    action: "user.role-changed",
    object: { kind: "user", id: row.id, name: row.email },
    before: { role: row.role },
    after: { role, by: "oidc" },
  });
  // The issuer's word counts even so: whoever it makes admin next can set things up again.
  if (!(await hasAdmin(transaction))) log.warn({ userId: row.id }, "the sign-in provider left no admin");
  return { ...user, role };
}

/** An issuer's clock may run a little ahead; one that is far ahead proves nothing. */
function provedAt({ auth_time: seconds }: Claims, now: Date): Date | null {
  if (seconds === undefined || seconds * 1000 > now.getTime() + 60_000) return null;
  return new Date(Math.min(seconds * 1000, now.getTime()));
}
