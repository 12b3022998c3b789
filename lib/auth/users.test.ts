import { eq } from "drizzle-orm";
import { beforeEach, expect, it, vi } from "vitest";
import { database } from "../database";
import { users } from "../database/tables";
import { withDatabase } from "../testing/database";
import { verifyPassword } from "./password";
import { saveUser, userByPassword } from "./users";

vi.mock("./password", () => ({
  hashPassword: async (password: string) => `hash of ${password}`,
  verifyPassword: vi.fn(async (password: string, stored: string | null) => stored === `hash of ${password}`),
}));

withDatabase();

beforeEach(async () => {
  const db = await database();
  await db.delete(users);
  vi.mocked(verifyPassword).mockClear();
  await saveUser({ email: " Ada@Example.com ", name: "Ada", role: "admin", password: "steer-the-clouds" });
});

it("knows a person by e-mail, however it is written, and password", async () => {
  const person = { email: "ada@example.com", name: "Ada", role: "admin" };
  expect(await userByPassword("ADA@example.com ", "steer-the-clouds")).toMatchObject(person);
  expect(await userByPassword("ada@example.com", "Steer-the-clouds")).toBeNull();
});

it("does the same work for names that nobody has", async () => {
  expect(await userByPassword("nobody@example.com", "steer-the-clouds")).toBeNull();
  expect(verifyPassword).toHaveBeenCalledExactlyOnceWith("steer-the-clouds", null);
});

it("lets nobody in who is disabled or has no password yet, after the same work", async () => {
  const db = await database();
  await db
    .update(users)
    .set({ disabledAt: new Date().toISOString() })
    .where(eq(users.email, "ada@example.com"));
  expect(await userByPassword("ada@example.com", "steer-the-clouds")).toBeNull();
  await db.update(users).set({ disabledAt: null, passwordHash: null });
  expect(await userByPassword("ada@example.com", "steer-the-clouds")).toBeNull();
  expect(verifyPassword).toHaveBeenCalledTimes(2);
});

it("gives a known person a new name, role and password", async () => {
  await saveUser({ email: "ada@example.com", name: "Ada L.", role: "viewer", password: "another-password" });
  expect(await userByPassword("ada@example.com", "steer-the-clouds")).toBeNull();
  expect(await userByPassword("ada@example.com", "another-password")).toMatchObject({
    name: "Ada L.",
    role: "viewer",
  });
});
