import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { database } from "../database";
import { forgetProcessWide } from "../process-wide";

/** A key as a person would make one. */
export function keyText(): string {
  return randomBytes(32).toString("base64");
}

/** Gives the tests of a file a vault key of their own, so that no key file is made in the working folder. */
export function withVaultKey(): void {
  let restore = () => {};
  beforeAll(() => {
    restore = setKeys({ NEPHOSCOPE_KEY: keyText() });
  });
  afterAll(() => restore());
}

/** Makes the database what it is before the first start: no vault key, nothing sealed, no audit log. */
export async function emptyVault(): Promise<void> {
  const db = await database();
  for (const table of ["audit", "audit_ends"]) {
    await db.execute(sql.raw(`alter table ${table} disable trigger all`));
  }
  await db.execute(sql`truncate vault, connections, audit, audit_ends cascade`);
}

/** A folder that goes with the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "neph-key-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A key file for its owner alone, of this text. */
export function keyFile(text: string, mode = 0o600): string {
  const file = path.join(scratchFolder(), "vault.key");
  writeFileSync(file, text, { mode });
  return file;
}

/** Lets the process find its keys elsewhere, as if it had been started like that, until the test is over. */
export function startedWith(settings: Settings): void {
  onTestFinished(setKeys(settings));
}

type Settings = Partial<Record<(typeof NAMES)[number], string>>;
const NAMES = ["NEPHOSCOPE_KEY", "NEPHOSCOPE_KEY_FILE", "NEPHOSCOPE_DATA_DIR", "DATABASE_URL"] as const;

function setKeys(settings: Settings): () => void {
  const before = NAMES.map((name) => [name, process.env[name]] as const);
  const apply = (values: readonly (readonly [string, string | undefined])[]) => {
    for (const [name, value] of values) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    forgetProcessWide("key-ring");
  };
  apply(NAMES.map((name) => [name, settings[name]]));
  return () => apply(before);
}
