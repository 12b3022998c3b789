import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { record } from "../audit";
import { type Database, database } from "../database";
import { setUpCode, users } from "../database/tables";
import type { AuditActor } from "../domain/audit";
import { type Env, SettingError } from "../env";
import { log } from "../log";
import { OPERATOR, strangerOf } from "./actor";
import type { Client } from "./client";
import { RefusedError } from "./errors";
import { hashPassword } from "./password";
import { checkNewPassword } from "./password-policy";
import { lockPeople } from "./people-lock";
import { normalEmail, type User, userOf } from "./users";

/** Without those that are easily taken for another: I, L, O, S. */
const LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ";
const GROUPS = 8;
const GROUP_LENGTH = 4;
const VALID_MS = 30 * 60_000;

/** Whether nobody can sign in because there is nobody. */
export async function isEmptyInstallation(): Promise<boolean> {
  return await hasNobody(await database());
}

async function hasNobody(db: Database): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).limit(1);
  return rows.length === 0;
}

/**
 * Makes the one-time code for the first admin, about 142 random bits, or null when there is a user already. An earlier
 * code is void.
 */
export async function renewSetUpCode(now: Date): Promise<{ code: string; expiresAt: string } | null> {
  const db = await database();
  return await db.transaction(async (transaction) => {
    await lockPeople(transaction);
    if (!(await hasNobody(transaction))) return null;
    const groups = Array.from({ length: GROUPS }, () =>
      Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(""),
    );
    const code = groups.join("-");
    const row = {
      codeHash: hashOf(code),
      expiresAt: new Date(now.getTime() + VALID_MS).toISOString(),
    };
    await transaction.insert(setUpCode).values(row).onConflictDoUpdate({ target: setUpCode.id, set: row });
    return { code, expiresAt: row.expiresAt };
  });
}

export type FirstAdmin = { email: string; name: string; password: string };

/**
 * Makes the first admin, once. The code is taken in any case and with any signs between its letters. Throws
 * `already-set-up`, `code-wrong`, `code-expired` and `password-…`.
 */
export async function createFirstAdmin(
  admin: FirstAdmin & { code: string; client: Client; now: Date },
): Promise<User> {
  const { code, client, now } = admin;
  const db = await database();
  // Before the password is hashed: strangers must not keep the machine busy.
  await checkCode(db, code, now);
  return await makeFirstAdmin(admin, {
    actor: strangerOf(normalEmail(admin.email), client),
    allowed: (transaction) => checkCode(transaction, code, now),
    now,
  });
}

async function checkCode(db: Database, code: string, now: Date): Promise<void> {
  if (!(await hasNobody(db))) throw new RefusedError("already-set-up");
  const [row] = await db.select().from(setUpCode);
  const given = Buffer.from(hashOf(code));
  const expected = Buffer.from(row?.codeHash ?? hashOf(""));
  if (!row || !timingSafeEqual(given, expected)) throw new RefusedError("code-wrong");
  if (Date.parse(row.expiresAt) <= now.getTime()) throw new RefusedError("code-expired");
}

/**
 * Makes the first admin from the settings, if there is nobody yet. Returns whether it did. Throws `SettingError` when
 * the password cannot be read or taken.
 */
export async function createFirstAdminBySettings(
  { email, passwordFile }: NonNullable<Env["firstAdmin"]>,
  now: Date,
): Promise<boolean> {
  if (!(await isEmptyInstallation())) return false;
  const password = await readPassword(passwordFile);
  try {
    const name = email.split("@")[0] ?? email;
    await makeFirstAdmin({ email, name, password }, { actor: OPERATOR, allowed: requireNobody, now });
    return true;
  } catch (cause) {
    if (!(cause instanceof RefusedError)) throw cause;
    // Of two instances that start together, one makes the admin.
    if (cause.reason === "already-set-up") return false;
    throw new SettingError(
      `The password in NEPHOSCOPE_ADMIN_PASSWORD_FILE cannot be taken: ${cause.reason}. It needs 12 to 256 characters and must not be a common one.`,
      { cause },
    );
  }
}

async function requireNobody(db: Database): Promise<void> {
  if (!(await hasNobody(db))) throw new RefusedError("already-set-up");
}

async function readPassword(file: string): Promise<string> {
  try {
    // Editors end a file with a line break; it is no part of the password.
    return (await readFile(/*turbopackIgnore: true*/ file, "utf8")).replace(/\r?\n$/, "");
  } catch (cause) {
    throw new SettingError("The file of NEPHOSCOPE_ADMIN_PASSWORD_FILE cannot be read.", { cause });
  }
}

async function makeFirstAdmin(
  { name, password, ...admin }: FirstAdmin,
  by: { actor: AuditActor; allowed: (transaction: Database) => Promise<void>; now: Date },
): Promise<User> {
  const email = normalEmail(admin.email);
  checkNewPassword(password, { email, name });
  const passwordHash = await hashPassword(password);
  const db = await database();
  const made = await db.transaction(async (transaction) => {
    await lockPeople(transaction);
    await by.allowed(transaction);
    const [row] = await transaction
      .insert(users)
      .values({ email, name, role: "admin", passwordHash, createdAt: by.now.toISOString() })
      .returning();
    if (!row) throw new Error("an insert returned no row");
    await transaction.delete(setUpCode);
    await record(transaction, {
      actor: by.actor,
      action: "setup.first-admin",
      object: { kind: "user", id: row.id, name: row.email },
    });
    return userOf(row);
  });
  log.info({ userId: made.id }, "the first admin was made");
  return made;
}

function hashOf(code: string): string {
  const letters = code.toUpperCase().replace(/[^A-Z]/g, "");
  return createHash("sha256").update(letters).digest("base64url");
}
