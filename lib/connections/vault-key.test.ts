import { existsSync } from "node:fs";
import path from "node:path";
import { is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { beforeEach, describe, expect, it } from "vitest";
import { verifyAudit } from "../audit";
import { database } from "../database";
import * as tables from "../database/tables";
import { KeyError, keyRing } from "../key-ring";
import { withDatabase } from "../testing/database";
import { emptyVault, keyFile, keyText, scratchFolder, startedWith } from "../testing/vault-key";
import { openCredentials, saveConnection } from "./records";
import { SEALED_COLUMNS } from "./sealed-columns";
import { SealError } from "./vault";
import { assertVaultKey, plantVaultKey } from "./vault-key";

const its = withDatabase();

const good = keyText();
const credentials = { keyId: "AKIDfakefake00", secret: "fake-secret", token: null };
const save = (id: string) =>
  saveConnection({
    id,
    name: id,
    dialect: "baidu-bcc",
    regions: ["bj"],
    credentials: { ...credentials, secret: id },
  });
const check = () => assertVaultKey({ connectionString: its.url() });
const refusal = async (): Promise<string> => {
  const error = await check().then(
    () => null,
    (refused: unknown) => refused,
  );
  if (!(error instanceof KeyError)) throw new Error(`not refused for its key: ${String(error)}`);
  return error.message;
};

/** Everything that the vault and its log have in the database. */
async function contents(): Promise<unknown> {
  const db = await database();
  return await Promise.all(
    ["vault", "connections", "audit", "audit_ends"].map(
      async (table) => (await db.execute(sql.raw(`select * from ${table}`))).rows,
    ),
  );
}

beforeEach(emptyVault);

async function firstStart(): Promise<void> {
  startedWith({ NEPHOSCOPE_KEY: good });
  await check();
  await plantVaultKey();
  await save("bd-core");
}

describe("a start", () => {
  it("with the same key goes on, as often as it likes", async () => {
    await firstStart();
    const before = await contents();
    await check();
    await plantVaultKey();
    expect(await contents()).toEqual(before);
    expect(await openCredentials("bd-core")).toMatchObject({ secret: "bd-core" });
    expect(await verifyAudit()).toEqual({ ok: true, rows: 0 });
  });

  it("with another key is refused, says which one is missing, and touches nothing", async () => {
    await firstStart();
    const { id } = keyRing().current;
    const before = await contents();
    const wrong = keyText();
    startedWith({ NEPHOSCOPE_KEY: wrong });
    const message = await refusal();
    expect(message).toContain(id);
    expect(message).toContain("npm run keys -- forget");
    expect(message).not.toContain(wrong);
    await expect(plantVaultKey()).rejects.toThrow(KeyError);
    expect(await contents()).toEqual(before);
  });

  it("finds the right key behind a new one, and seals with the old until a rotation", async () => {
    await firstStart();
    const { id } = keyRing().current;
    startedWith({ NEPHOSCOPE_KEY: `${keyText()} ${good}` });
    await check();
    await plantVaultKey();
    expect(keyRing().current.id).toBe(id);
    await save("jd-new");
    startedWith({ NEPHOSCOPE_KEY: good });
    expect(await openCredentials("jd-new")).toMatchObject({ secret: "jd-new" });
  });

  it("without our own key file is refused where something is sealed, and makes no new one", async () => {
    const dataDir = scratchFolder();
    startedWith({ NEPHOSCOPE_DATA_DIR: dataDir });
    await check();
    await plantVaultKey();
    await save("bd-core");
    const elsewhere = scratchFolder();
    startedWith({ NEPHOSCOPE_DATA_DIR: elsewhere });
    expect(await refusal()).toContain(path.join(elsewhere, "vault.key"));
    expect(existsSync(path.join(elsewhere, "vault.key"))).toBe(false);
  });

  it("is refused before it asks the database when the key is weak or open to others", async () => {
    await firstStart();
    const before = await contents();
    startedWith({ NEPHOSCOPE_KEY: Buffer.alloc(32).toString("base64") });
    expect(await refusal()).toContain("not safe");
    startedWith({ NEPHOSCOPE_KEY_FILE: keyFile(good, 0o644) });
    expect(await refusal()).toContain("chmod 600");
    expect(await contents()).toEqual(before);
  });

  it("is refused when the check value was altered", async () => {
    await firstStart();
    await (await database()).execute(sql`update vault set check_value = left(check_value, -2) || 'AA'`);
    expect(await refusal()).toContain("altered");
  });

  it("with a wrong key is refused as well where a check value was never kept or is gone", async () => {
    await firstStart();
    await (await database()).execute(sql`delete from vault`);
    startedWith({ NEPHOSCOPE_KEY: keyText() });
    expect(await refusal()).toContain("which was not given");
  });

  it("on a database without our tables fits every key", async () => {
    startedWith({ NEPHOSCOPE_KEY: keyText() });
    const url = new URL(its.url());
    url.pathname = "/postgres";
    await assertVaultKey({ connectionString: url.href });
  });
});

describe("sealed values", () => {
  it("are all in the registry", () => {
    const named = Object.values(tables).flatMap((table) =>
      is(table, PgTable)
        ? getTableConfig(table)
            .columns.filter(({ name }) => name.startsWith("sealed"))
            .map(({ name }) => `${getTableConfig(table).name}.${name}`)
        : [],
    );
    expect(SEALED_COLUMNS.map(({ table, column }) => `${getTableConfig(table).name}.${column.name}`)).toEqual(
      named,
    );
    expect(SEALED_COLUMNS.every(({ column }) => !column.notNull)).toBe(true);
  });

  it("do not open in another row", async () => {
    await firstStart();
    await save("jd-new");
    const db = await database();
    await db.execute(
      sql`update connections as a set sealed_credentials = b.sealed_credentials from connections as b where a.id <> b.id`,
    );
    await expect(openCredentials("bd-core")).rejects.toThrow(SealError);
    await expect(openCredentials("jd-new")).rejects.toThrow(SealError);
  });

  it("do not open in another column", async () => {
    await firstStart();
    const db = await database();
    await db.execute(sql`update connections set sealed_credentials = (select check_value from vault)`);
    await expect(openCredentials("bd-core")).rejects.toThrow(SealError);
    await db.execute(sql`update vault set check_value = (select sealed_credentials from connections)`);
    await db.execute(sql`update connections set sealed_credentials = null`);
    await expect(openCredentials("bd-core")).resolves.toBeNull();
  });
});
