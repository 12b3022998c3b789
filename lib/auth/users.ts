import { eq } from "drizzle-orm";
import { database } from "../database";
import { users } from "../database/tables";
import type { Role } from "../domain/role";
import { hashPassword, verifyPassword } from "./password";

export type User = { id: string; email: string; name: string; role: Role };

/** The user whose e-mail and password these are, or null. Takes the same time for unknown names. */
export async function userByPassword(email: string, password: string): Promise<User | null> {
  const db = await database();
  const [row] = await db.select().from(users).where(eq(users.email, email.trim().toLowerCase()));
  const fits = await verifyPassword(password, row?.passwordHash ?? null);
  return row && fits && row.disabledAt === null
    ? { id: row.id, email: row.email, name: row.name, role: row.role }
    : null;
}

/** Makes a user, or gives an existing one this name, role and password. */
export async function saveUser(user: Omit<User, "id"> & { password: string }): Promise<void> {
  const { password, ...record } = user;
  const row = {
    ...record,
    email: record.email.trim().toLowerCase(),
    passwordHash: await hashPassword(password),
  };
  const db = await database();
  await db.insert(users).values(row).onConflictDoUpdate({ target: users.email, set: row });
}
