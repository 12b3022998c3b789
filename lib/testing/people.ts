import { database } from "../database";
import { users } from "../database/tables";
import type { Role } from "../domain/role";

/** Adds a person without a password, whose hash would take its time. Returns the id. */
export async function plantUser(email: string, role: Role): Promise<string> {
  const db = await database();
  const [row] = await db.insert(users).values({ email, name: email, role }).returning({ id: users.id });
  if (!row) throw new Error("no user was made");
  return row.id;
}
