import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { database } from "../database";
import { keyRing } from "../key-ring";
import { withDatabase } from "../testing/database";
import { fromBundle } from "../testing/programs";
import { keyFile, withVaultKey } from "../testing/vault-key";
import { record } from "./index";

withVaultKey();
const its = withDatabase();
const ROOT = path.join(import.meta.dirname, "../..");

async function command(
  words: string[],
  settings: Record<string, string> = {},
): Promise<{ code: number; said: string }> {
  const file = keyFile(keyRing().current.bytes.toString("base64"));
  const { NEPHOSCOPE_KEY: _, ...surroundings } = process.env;
  const child = spawn(process.execPath, [...(await fromBundle("scripts/audit.ts")), ...words], {
    cwd: ROOT,
    env: { ...surroundings, DATABASE_URL: its.url(), NEPHOSCOPE_KEY_FILE: file, ...settings },
  });
  const [said, complaints, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code, said: said + complaints };
}

it("tells by its exit code whether the log is whole, broken, or could not be checked", async () => {
  const db = await database();
  for (const name of ["a", "b", "c"]) {
    await db.transaction((transaction) =>
      record(transaction, {
        actor: { userId: null, email: null, role: "operator", address: null, requestId: null },
        action: "sync.requested",
        object: { kind: "source", id: null, name },
      }),
    );
  }
  expect(await command(["verify"])).toEqual({ code: 0, said: "The audit log is whole: 3 rows.\n" });

  await db.execute(sql`alter table audit disable trigger all`);
  await db.execute(sql`update audit set object_name = 'x' where number = 2`);
  expect(await command(["verify"])).toEqual({
    code: 1,
    said: "The audit log is NOT whole (3 rows): row 2 was altered.\n",
  });

  expect(await command(["verify"], { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" })).toMatchObject({
    code: 2,
  });
  expect(await command([])).toMatchObject({
    code: 2,
    said: expect.stringContaining("npm run audit -- verify"),
  });
});
