import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { record } from "../audit";
import { plantVaultKey, saveConnection } from "../connections";
import { database, startDatabase, stopDatabase } from "../database";
import { openServer, query, scratch } from "../postgres/fixtures/scratch";
import { fromBundle, fromSource } from "../testing/programs";
import { keyText, startedWith } from "../testing/vault-key";

const ROOT = path.join(import.meta.dirname, "../..");

/**
 * Runs a command with the settings of the installation and nothing else of ours: by its source in the checkout, as an
 * operator does, or else bundled and called from another folder, the installation's own.
 */
async function command(
  name: "backup" | "restore",
  words: string[],
  {
    dataDir,
    typed = "",
    settings = {},
    bySource = false,
  }: { dataDir: string; typed?: string; settings?: Record<string, string>; bySource?: boolean },
): Promise<{ code: number; said: string }> {
  const { PATH = "", HOME = "" } = process.env;
  const source = `scripts/${name}.ts`;
  const program = bySource ? fromSource(source) : await fromBundle(source);
  const child = spawn(process.execPath, [...program, ...words], {
    cwd: bySource ? ROOT : dataDir,
    env: { PATH, HOME, NODE_ENV: "test", NEPHOSCOPE_DATA_DIR: dataDir, ...settings },
  });
  child.stdin.end(typed);
  const [said, complaints, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code, said: said + complaints };
}

/** A folder for an installation, with this key in its usual place, or with none. */
async function installation(key: string | null): Promise<string> {
  const dataDir = path.join(await scratch(), "data");
  mkdirSync(dataDir, { mode: 0o711 });
  if (key) writeFileSync(path.join(dataDir, "vault.key"), key, { mode: 0o600 });
  return dataDir;
}

const SECRET = "fake-secret-of-an-operator";
const NAMES = "select name from connections order by name";

it("back up a running product, and restore it elsewhere, asking before anything is replaced", async () => {
  const key = keyText();
  const dataDir = await installation(key);
  startedWith({ NEPHOSCOPE_KEY_FILE: path.join(dataDir, "vault.key"), NEPHOSCOPE_DATA_DIR: dataDir });
  const server = await openServer(dataDir);
  await startDatabase(server.connection);
  await plantVaultKey();
  const place = { id: "tc-prod", name: "Production", regions: ["ap-guangzhou"] };
  const credentials = { keyId: "AKIDFAKEFAKEFAKE0042", secret: SECRET, token: null };
  await saveConnection({ ...place, dialect: "tencent-cvm", credentials });
  await (await database()).transaction((transaction) =>
    record(transaction, {
      actor: { userId: null, email: null, role: "operator", address: null, requestId: null },
      action: "connection.created",
      object: { kind: "connection", id: "tc-prod", name: "Production" },
    }),
  );
  await stopDatabase();

  // The server runs on: this is a backup beside the product.
  const file = path.join(dataDir, "by-operator.gz");
  const backup = await command("backup", ["--to", file], { dataDir, bySource: true });
  expect(backup).toMatchObject({ code: 0 });
  expect(backup.said).toMatch(/^Wrote .+by-operator\.gz: \d+ rows, \d+\.\d MB\.$/m);
  expect(backup.said).toContain(`NOT in the backup but in ${path.join(dataDir, "vault.key")}`);
  expect(backup.said).not.toContain(SECRET);
  expect(statSync(file).mode & 0o077).toBe(0);
  await server.stop();

  const elsewhere = await installation(key);
  const restored = await command("restore", [file], { dataDir: elsewhere, bySource: true });
  expect(restored).toMatchObject({ code: 0 });
  expect(restored.said).toMatch(/^Restored \d+ rows as they were on /m);
  expect(restored.said).toMatch(/^The vault's key \S+ is here\.$/m);
  expect(restored.said).toContain("The audit log is whole: 1 rows.");

  const there = await openServer(elsewhere);
  expect(await query(there.url, NAMES)).toEqual([{ name: "Production" }]);
  await query(there.url, "update connections set name = 'Newer'");
  await there.stop();
  const named = path.relative(elsewhere, file);
  const asked = await command("restore", [named], { dataDir: elsewhere, typed: "yes\n" });
  expect(asked).toMatchObject({ code: 1, said: expect.stringContaining("Nothing was changed.") });
  const typed = await command("restore", [named], { dataDir: elsewhere, typed: "replace everything\n" });
  expect(typed).toMatchObject({ code: 0 });
  const again = await openServer(elsewhere);
  expect(await query(again.url, NAMES)).toEqual([{ name: "Production" }]);
  await again.stop();
}, 240_000);

it("say what is wrong, and change nothing", async () => {
  const dataDir = await installation(null);
  expect(await command("backup", ["--to"], { dataDir })).toMatchObject({
    code: 2,
    said: expect.stringContaining("npm run backup -- --to FILE"),
  });
  expect(await command("restore", [], { dataDir })).toMatchObject({
    code: 2,
    said: expect.stringContaining("npm run restore -- FILE"),
  });
  const nowhere = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
  expect(await command("backup", [], { dataDir, settings: nowhere })).toMatchObject({ code: 2 });
  const missing = path.join(dataDir, "not-there.gz");
  const refused = await command("restore", [missing], { dataDir });
  expect(refused.code).toBe(2);
  expect(refused.said).toContain("not-there.gz");
  expect(refused.said).not.toMatch(/^\s+at /m);
}, 120_000);
