import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { readAudit, verifyAudit } from "../audit";
import { database } from "../database";
import type { AuditActor } from "../domain/audit";
import { KeyError, keyRing, newKey, writeKeyRing } from "../key-ring";
import { withDatabase } from "../testing/database";
import { emptyVault, keyFile, keyText, scratchFolder, startedWith } from "../testing/vault-key";
import { openCredentials, saveConnection } from "./records";
import { rotateKeys } from "./rotate-keys";
import { sealValue } from "./sealed-values";
import { keyIdOf, SealError } from "./vault";
import { followVaultKey, plantVaultKey } from "./vault-key";

withDatabase();

const operator: AuditActor = { userId: null, email: null, role: "operator", address: null, requestId: null };
const IDS = ["a", "b", "c"];

beforeEach(emptyVault);

async function firstStart(settings: Parameters<typeof startedWith>[0]): Promise<void> {
  startedWith(settings);
  await plantVaultKey();
  for (const id of IDS) {
    const credentials = { keyId: `AKIDfake${id}00`, secret: `secret-${id}`, token: null };
    await saveConnection({ id, name: id, dialect: "baidu-bcc", regions: ["bj"], credentials });
  }
}

async function secrets(): Promise<(string | undefined)[]> {
  return await Promise.all(IDS.map(async (id) => (await openCredentials(id))?.secret));
}

async function keysInUse(): Promise<(string | null)[]> {
  const db = await database();
  const { rows } = await db.execute<{ sealed: string }>(
    sql`select sealed_credentials as sealed from connections`,
  );
  return [...new Set(rows.map(({ sealed }) => keyIdOf(sealed)))];
}

const all = IDS.map((id) => `secret-${id}`);
const linesOf = (file: string) => readFileSync(file, "utf8").trim().split("\n");

describe.each([
  ["a file of the operator's", () => ({ NEPHOSCOPE_KEY_FILE: keyFile(`${keyText()}\n`) })],
  ["a file of our own", () => ({ NEPHOSCOPE_DATA_DIR: scratchFolder() })],
])("rotation with %s", (_, settings) => {
  it("seals everything anew, drops the old key, and is audited", async () => {
    const started = settings();
    await firstStart(started);
    const before = keyRing().current;
    const { values, from, to, leftOver } = await rotateKeys(operator);
    expect({ values, from, leftOver }).toEqual({ values: IDS.length, from: before.id, leftOver: null });
    expect(await keysInUse()).toEqual([to]);
    expect(keyRing()).toMatchObject({ current: { id: to }, previous: [] });

    const file =
      "NEPHOSCOPE_KEY_FILE" in started
        ? started.NEPHOSCOPE_KEY_FILE
        : path.join(started.NEPHOSCOPE_DATA_DIR, "vault.key");
    expect(linesOf(file)).toEqual([keyRing().current.bytes.toString("base64")]);
    expect(readdirSync(path.dirname(file))).toEqual(["vault.key"]);

    startedWith(started);
    expect(await secrets()).toEqual(all);
    const [last] = (await readAudit({ actions: ["keys.rotated"], limit: 1 })).records;
    expect(last).toMatchObject({
      actor: operator,
      before: { keyId: from },
      after: { keyId: to, values: IDS.length },
    });
    expect(JSON.stringify(last)).not.toContain(before.bytes.toString("base64"));
    expect(await verifyAudit()).toMatchObject({ ok: true });
  });
});

describe("rotation", () => {
  it("takes the key that an admin put first, where one was prepared", async () => {
    const old = keyText();
    await firstStart({ NEPHOSCOPE_KEY_FILE: keyFile(old) });
    const prepared = keyText();
    const file = keyFile(`${prepared}\n${old}\n`);
    startedWith({ NEPHOSCOPE_KEY_FILE: file });
    await plantVaultKey();
    await rotateKeys(operator);
    expect(linesOf(file)).toEqual([prepared]);
    expect(await secrets()).toEqual(all);
  });

  it("with a key of the environment says what to do, does it on the second call, and says what is left", async () => {
    const [old, next] = [keyText(), keyText()];
    await firstStart({ NEPHOSCOPE_KEY: old });
    const before = await keysInUse();
    await expect(rotateKeys(operator)).rejects.toThrow(/NEPHOSCOPE_KEY="<new key> <present key>"/);
    expect(await keysInUse()).toEqual(before);

    startedWith({ NEPHOSCOPE_KEY: `${next} ${old}` });
    await plantVaultKey();
    expect(await rotateKeys(operator)).toMatchObject({ leftOver: { kind: "environment" } });
    startedWith({ NEPHOSCOPE_KEY: next });
    await plantVaultKey();
    expect(await secrets()).toEqual(all);
  });

  it("changes nothing when the file cannot be replaced", async () => {
    const file = keyFile(`${keyText()}\n`);
    await firstStart({ NEPHOSCOPE_KEY_FILE: file });
    const before = [await keysInUse(), linesOf(file)];
    // In the way of the file that is written beside it, also of root's.
    mkdirSync(`${file}.new/in-the-way`, { recursive: true });
    await expect(rotateKeys(operator)).rejects.toThrow(KeyError);
    rmSync(`${file}.new`, { recursive: true });
    expect([await keysInUse(), linesOf(file)]).toEqual(before);
    expect(await secrets()).toEqual(all);
  });

  it("changes nothing when one value does not open, and works when that is mended", async () => {
    const file = keyFile(`${keyText()}\n`);
    await firstStart({ NEPHOSCOPE_KEY_FILE: file });
    const db = await database();
    const before = await keysInUse();
    await db.execute(
      sql`update connections set sealed_credentials = sealed_credentials || 'AAAA' where id = 'b'`,
    );
    await expect(rotateKeys(operator)).rejects.toThrow(SealError);
    expect(await keysInUse()).toEqual(before);
    await db.execute(sql`update connections set sealed_credentials = null where id = 'b'`);
    expect(await rotateKeys(operator)).toMatchObject({ values: 2, from: before[0] });
    expect(linesOf(file)).toHaveLength(1);
  });

  it("two at once are done one after the other", async () => {
    await firstStart({ NEPHOSCOPE_KEY_FILE: keyFile(`${keyText()}\n`) });
    const [first, second] = await Promise.all([rotateKeys(operator), rotateKeys(operator)]);
    expect([first?.from === second?.to, second?.from === first?.to]).toContain(true);
    expect(await secrets()).toEqual(all);
  });

  it("keeps a key in the file that a value still needs", async () => {
    const file = keyFile(`${keyText()}\n`);
    await firstStart({ NEPHOSCOPE_KEY_FILE: file });
    const old = keyRing().current;
    await rotateKeys(operator);
    // As an instance of an earlier release would, which knows nothing of the database's word.
    writeKeyRing(file, [keyRing().current, old]);
    const db = await database();
    const { seal } = await import("./vault");
    const place = { table: "connections", row: "a", column: "sealed_credentials" };
    const late = seal(
      { current: old, previous: [] },
      place,
      JSON.stringify({ keyId: "k", secret: "secret-a", token: null }),
    );
    await db.execute(sql`update connections set sealed_credentials = ${late} where id = 'a'`);
    const { dropUnusedKeys } = await import("./rotate-keys");
    await dropUnusedKeys();
    expect(linesOf(file)).toHaveLength(2);
    expect(await secrets()).toEqual(all);
  });

  it("makes who seals meanwhile wait, and seal with the new key", async () => {
    await firstStart({ NEPHOSCOPE_KEY_FILE: keyFile(`${keyText()}\n`) });
    const db = await database();
    const place = { table: "connections", row: "a", column: "sealed_credentials" };
    const order: string[] = [];
    const sealing = db.transaction(async (transaction) => {
      await sealValue(transaction, place, "x");
      const rotation = rotateKeys(operator).then(({ to }) => {
        order.push("rotated");
        return to;
      });
      // The rotation stands behind this transaction until it ends.
      await expect
        .poll(
          async () =>
            (await db.execute(sql`select from pg_locks where locktype = 'advisory' and not granted`))
              .rowCount,
        )
        .toBeGreaterThan(0);
      order.push("sealed");
      return { rotation };
    });
    const to = await (await sealing).rotation;
    expect(order).toEqual(["sealed", "rotated"]);
    expect(keyIdOf(await db.transaction((transaction) => sealValue(transaction, place, "y")))).toBe(to);
  });

  it("is taken up by an instance that only hears of it", async () => {
    const old = newKey();
    const file = keyFile(`${old.bytes.toString("base64")}\n`);
    await firstStart({ NEPHOSCOPE_KEY_FILE: file });
    const { to } = await rotateKeys(operator);
    startedWith({ NEPHOSCOPE_KEY_FILE: file });
    await followVaultKey();
    expect(keyRing().current.id).toBe(to);
    chmodSync(file, 0o644);
    await expect(followVaultKey()).rejects.toThrow(KeyError);
    expect(keyRing().current.id).toBe(to);
  });
});
