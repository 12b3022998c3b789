import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { readAudit, verifyAudit } from "../audit";
import { database } from "../database";
import { withDatabase } from "../testing/database";
import { fromBundle, fromSource } from "../testing/programs";
import { emptyVault, keyFile, keyText, startedWith } from "../testing/vault-key";
import { findConnection, openCredentials, saveConnection } from "./records";
import { assertVaultKey, plantVaultKey } from "./vault-key";

const its = withDatabase();
const ROOT = path.join(import.meta.dirname, "../..");
const KEYS = "scripts/keys.ts";

beforeEach(async () => {
  await emptyVault();
  startedWith({ NEPHOSCOPE_KEY_FILE: keyFile(keyText()) });
  await plantVaultKey();
  await saveConnection({
    id: "bd-core",
    name: "Baidu core",
    dialect: "baidu-bcc",
    regions: ["bj"],
    credentials: { keyId: "AKIDfakefake00", secret: "fake-secret", token: null },
  });
  const db = await database();
  await db.execute(sql`
    insert into images (connection_id, region_id, image_id, group_name, ownership, digest, listed, listed_at, shown, first_seen_at, revision)
    values ('bd-core', 'bj', 'm-1', 'all', 'private', 'd', '{}', now(), '{}', now(), 1)`);
});

async function command(
  words: string[],
  typed: string,
  file: string,
  program: Promise<string[]> | string[] = fromBundle(KEYS),
): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [...(await program), ...words], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: its.url(), NEPHOSCOPE_KEY_FILE: file },
  });
  child.stdin.end(typed);
  const [said, complaints, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code, said: said + complaints };
}

describe("the command for a lost key", () => {
  it("drops what nobody can open, keeps images, and lets the product start with another key", async () => {
    const file = keyFile(keyText());
    startedWith({ NEPHOSCOPE_KEY_FILE: file });
    await expect(assertVaultKey({ connectionString: its.url() })).rejects.toThrow("npm run keys -- forget");

    expect(await command(["forget"], "forget all keys\n", file, fromSource(KEYS))).toMatchObject({
      code: 0,
      said: expect.stringContaining("1 accounts wait"),
    });
    await assertVaultKey({ connectionString: its.url() });
    await plantVaultKey();
    expect(await findConnection("bd-core")).toMatchObject({ state: "needs-key", name: "Baidu core" });
    expect(await openCredentials("bd-core")).toBeNull();
    const db = await database();
    expect((await db.execute(sql`select from images`)).rowCount).toBe(1);

    const [last] = (await readAudit({ limit: 1 })).records;
    expect(last).toMatchObject({
      action: "keys.forgotten",
      actor: { role: "operator" },
      after: { values: 1, connections: 1 },
    });
    expect(await verifyAudit()).toMatchObject({ ok: true });
  });

  it.each(["", "yes\n", "forget\n", "FORGET ALL KEYS\n"])("does nothing when %j is typed", async (typed) => {
    const file = keyFile(keyText());
    expect(await command(["forget"], typed, file)).toMatchObject({
      code: 1,
      said: expect.stringContaining("Nothing was changed"),
    });
    expect(await openCredentials("bd-core")).toMatchObject({ secret: "fake-secret" });
  });

  it("refuses a weak new key in one sentence", async () => {
    const weak = Buffer.alloc(32, 7).toString("base64");
    const { code, said } = await command(["forget"], "forget all keys\n", keyFile(weak));
    expect(code).toBe(2);
    expect(said).toContain("is not safe");
    expect(said).not.toContain(weak);
    expect(await openCredentials("bd-core")).toMatchObject({ secret: "fake-secret" });
  });

  it.each([[[]], [["forgt"]], [["rotate", "now"]]])("shows its usage for %j", async (words) => {
    expect(await command(words, "", keyFile(keyText()))).toMatchObject({
      code: 2,
      said: expect.stringContaining("rotate"),
    });
  });
});
