import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { record } from "../audit";
import { openCredentials, plantVaultKey, saveConnection } from "../connections";
import { database, startDatabase, stopDatabase } from "../database";
import { testDatabase } from "../postgres/testing";
import { withDatabase } from "../testing/database";
import { withSettings } from "../testing/settings";
import { restoreBackup } from "./restore";
import { objectsOf, ourMigrations, tablesIn } from "./schema";
import { contentOf, fillEveryTable } from "./testing/fill";
import { writeBackup } from "./write";

const KEY = randomBytes(32).toString("base64");
const SECRET = "fake-secret-of-the-backup";
const made = withDatabase();
withSettings({ NEPHOSCOPE_KEY: KEY });

const credentials = { keyId: "AKIDFAKEFAKEFAKE0042", secret: SECRET, token: null };
const folder = mkdtempSync(path.join(tmpdir(), "nephoscope-backup-"));
const file = path.join(folder, "whole.gz");
afterAll(() => rmSync(folder, { recursive: true }));

const tables = (client: pg.Client) => tablesIn(client, objectsOf(ourMigrations()).tables);

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

const contentAt = (url: string) => withClient(url, async (client) => contentOf(client, await tables(client)));

async function emptyDatabase(): Promise<string> {
  const target = await testDatabase();
  onTestFinished(() => target.drop());
  return target.url;
}

const restore = (url: string, change: { file?: string; replace?: boolean } = {}) =>
  restoreBackup({ connection: { connectionString: url }, file, replace: false, ...change });

beforeAll(async () => {
  await plantVaultKey();
  await saveConnection({
    ...{ id: "tc-prod", name: "Production", dialect: "tencent-cvm", regions: ["ap-guangzhou"] },
    credentials,
  });
  const db = await database();
  for (let row = 0; row < 5; row += 1) {
    await db.transaction((transaction) =>
      record(transaction, {
        actor: { userId: null, email: "ada@example.com", role: "admin", address: null, requestId: null },
        action: "connection.renamed",
        object: { kind: "connection", id: "tc-prod", name: "a\tb\\c" },
      }),
    );
  }
  await withClient(made.url(), async (client) => {
    await fillEveryTable(client, await tables(client));
    await client.query("select setval('image_revision', 4711)");
  });
  await writeBackup({ connection: { connectionString: made.url() }, file });
});

describe("a backup", () => {
  it("restores every row of every table, with counters, keys that open and an audit log that is whole", async () => {
    const url = await emptyDatabase();
    const before = await contentAt(made.url());
    expect(Object.values(before).filter((rows) => rows.length === 0)).toEqual([]);
    const restored = await restore(url);
    expect(restored).toMatchObject({ migratedForward: 0, audit: { ok: true, rows: 5 } });
    expect(await contentAt(url)).toEqual(before);
    expect(await withClient(url, (client) => client.query("select nextval('image_revision')"))).toMatchObject(
      {
        rows: [{ nextval: "4712" }],
      },
    );
    await stopDatabase();
    await startDatabase({ connectionString: url });
    try {
      expect(await openCredentials("tc-prod")).toEqual(credentials);
      await plantVaultKey();
    } finally {
      await stopDatabase();
      await startDatabase({ connectionString: made.url() });
    }
  });

  it("is for its owner alone, names the vault's key and has neither key nor secret in it", async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = gunzipSync(readFileSync(file)).toString();
    const head = JSON.parse(text.slice(0, text.indexOf("\n")));
    expect(head).toMatchObject({
      format: 1,
      product: "nephoscope",
      vaultKeyId: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(head.tables).toContainEqual({ name: "audit", rows: 5 });
    for (const secret of [KEY, SECRET, Buffer.from(KEY, "base64").toString("hex")])
      expect(text).not.toContain(secret);
  });

  it("leaves nothing behind when it cannot be written", async () => {
    const nowhere = { connectionString: made.url().replace(/nephoscope_test\w+/, "no_such_database") };
    await expect(
      writeBackup({ connection: nowhere, file: path.join(folder, "never.gz") }),
    ).rejects.toMatchObject({
      name: "BackupError",
      kind: "database",
    });
    await expect(
      writeBackup({ connection: { connectionString: made.url() }, file: "/proc/never.gz" }),
    ).rejects.toMatchObject({ name: "BackupError", kind: "file" });
    expect(readdirSync(folder)).toEqual(["whole.gz"]);
  });

  it("of an older release is brought up to date", async () => {
    const url = await emptyDatabase();
    const older = ourMigrations().slice(0, -1);
    await withClient(url, async (client) => {
      await client.query("create schema drizzle");
      await client.query(
        "create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)",
      );
      for (const { sql, hash, madeMs } of older) {
        for (const statement of sql) await client.query(statement);
        await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)", [
          hash,
          madeMs,
        ]);
      }
    });
    const old = path.join(folder, "old.gz");
    onTestFinished(() => rmSync(old));
    await writeBackup({ connection: { connectionString: url }, file: old });
    const target = await emptyDatabase();
    expect(await restore(target, { file: old })).toMatchObject({ migratedForward: 1 });
    // It is what a start expects: nothing is left to migrate.
    await stopDatabase();
    await startDatabase({ connectionString: target });
    await stopDatabase();
    await startDatabase({ connectionString: made.url() });
    expect(await contentAt(target)).toHaveProperty("images", []);
  });
});

describe("a restore", () => {
  let bytes: Buffer;
  let lines: string[];
  const damagedFile = path.join(folder, "damaged.gz");
  beforeEach(() => {
    bytes = readFileSync(file);
    lines = gunzipSync(bytes).toString().split("\n");
  });
  const withHead = (change: object) =>
    gzipSync([JSON.stringify({ ...JSON.parse(lines[0] ?? ""), ...change }), ...lines.slice(1)].join("\n"));
  /** The file with the first line that fits changed. */
  const changed = (fits: RegExp, to: (line: string) => string | null) => {
    const place = lines.findIndex((line, number) => number > 0 && fits.test(line));
    if (place === -1) throw new Error("no such line");
    const line = to(lines[place] ?? "");
    return gzipSync(lines.toSpliced(place, 1, ...(line === null ? [] : [line])).join("\n"));
  };

  it.each<[string, string, () => Buffer]>([
    ["cut off", "damaged", () => bytes.subarray(0, bytes.length / 2)],
    ["cut off between two lines", "damaged", () => gzipSync(`${lines.slice(0, -2).join("\n")}\n`)],
    [
      "with a flipped bit",
      "damaged",
      () => bytes.map((byte, place) => (place === 400 ? byte ^ 1 : byte)) as Buffer,
    ],
    ["without one of its rows", "damaged", () => changed(/ada@example\.com/, () => null)],
    [
      "with a row that was changed",
      "damaged",
      () => changed(/ada@example\.com/, (row) => row.replace("ada", "eve")),
    ],
    [
      "with a table of its own making",
      "damaged",
      () => changed(/^\{"table":"views"/, (row) => row.replace("views", "pg_authid")),
    ],
    ["that is something else", "damaged", () => Buffer.from("PK\u0003\u0004 no backup at all")],
    ["that is something else in gzip", "damaged", () => gzipSync("a\nb\n")],
    ["of a later format", "newer", () => withHead({ format: 2 })],
    ["of a later release", "newer", () => withHead({ migrations: { count: 99, last: "f".repeat(64) } })],
  ])("of a file %s is refused as %s and changes nothing", async (_what, kind, make) => {
    writeFileSync(damagedFile, make());
    const url = await emptyDatabase();
    await restore(url);
    const before = await contentAt(url);
    await expect(restore(url, { file: damagedFile, replace: true })).rejects.toMatchObject({
      name: "BackupError",
      kind,
    });
    expect(await contentAt(url)).toEqual(before);
  });

  it("of a file that is not there says so", async () => {
    await expect(restore(made.url(), { file: path.join(folder, "none.gz") })).rejects.toMatchObject({
      kind: "file",
    });
  });

  it("replaces what is there only when that is confirmed, and leaves other programs' tables alone", async () => {
    const url = await emptyDatabase();
    await restore(url);
    await withClient(url, async (client) => {
      await client.query("create table somebody_elses (id int)");
      await client.query("update connections set name = 'changed since'");
    });
    await expect(restore(url)).rejects.toMatchObject({ kind: "not-empty" });
    expect(JSON.stringify(await contentAt(url))).toContain("changed since");
    await restore(url, { replace: true });
    expect(await contentAt(url)).toEqual(await contentAt(made.url()));
    expect(await withClient(url, (client) => client.query("select from somebody_elses"))).toMatchObject({
      rowCount: 0,
    });
  });

  it("refuses a database that Nephoscope is at work on", async () => {
    // As every running product has one; a pool closes its idle connections.
    const listener = new pg.Client({ connectionString: made.url(), application_name: "nephoscope listener" });
    await listener.connect();
    try {
      await expect(restore(made.url(), { replace: true })).rejects.toMatchObject({ kind: "in-use" });
    } finally {
      await listener.end();
    }
  });

  it("refuses a database whose tables of the same names are another program's", async () => {
    const url = await emptyDatabase();
    await withClient(url, (client) => client.query("create table images (id int)"));
    await expect(restore(url, { replace: true })).rejects.toMatchObject({
      kind: "not-empty",
      message: expect.stringContaining("images"),
    });
  });
});
