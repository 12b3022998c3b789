import { beforeEach, expect, it, vi } from "vitest";
import { database } from "../database";
import { users } from "../database/tables";
import { withDatabase } from "../testing/database";
import { saveUser } from "./users";

vi.mock("./password", () => ({ hashPassword: async (password: string) => `hash of ${password}` }));

withDatabase();

beforeEach(async () => {
  await (await database()).delete(users);
  await saveUser({ email: " Ada@Example.com ", name: "Ada", role: "admin", password: "steer-the-clouds" });
});

const stored = async () => await (await database()).select().from(users);

it("keeps an e-mail address as addresses are compared, and a password as its hash alone", async () => {
  expect(await stored()).toMatchObject([
    { email: "ada@example.com", name: "Ada", role: "admin", passwordHash: "hash of steer-the-clouds" },
  ]);
});

it("gives a known person a new name, role and password", async () => {
  const [before] = await stored();
  await saveUser({ email: "ada@example.com", name: "Ada L.", role: "viewer", password: "another-password" });
  expect(await stored()).toMatchObject([
    { id: before?.id, name: "Ada L.", role: "viewer", passwordHash: "hash of another-password" },
  ]);
});
