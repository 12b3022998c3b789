import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "../database";
import { audit, connections } from "../database/tables";
import type { AuditActor, AuditEntry } from "../domain/audit";
import { withDatabase } from "../testing/database";
import { withVaultKey } from "../testing/vault-key";
import { AuditError, auditActors, fingerprint, readAudit, record, verifyAudit } from "./index";

withVaultKey();
withDatabase();

const ada: AuditActor = {
  userId: "5f0c1f6e-0000-4000-8000-000000000001",
  email: "ada@example.com",
  role: "admin",
  address: "198.51.100.7",
  requestId: "q-1",
};
const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  actor: ada,
  action: "connection.renamed",
  object: { kind: "connection", id: "bd-core", name: "Baidu core" },
  before: { name: "Baidu" },
  after: { name: "Baidu core" },
  ...change,
});
const write = async (change: Partial<AuditEntry> = {}) =>
  (await database()).transaction((transaction) => record(transaction, entry(change)));

describe("an act that is audited", () => {
  it("is kept with who, from where, what, and what changed", async () => {
    await write();
    const [last] = (await readAudit({ limit: 1 })).records;
    expect(last).toMatchObject({ ...entry(), result: "done", number: expect.any(Number) });
    expect(last?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it("does not happen when it cannot be audited", async () => {
    const db = await database();
    const before = await db.$count(audit);
    const act = db.transaction(async (transaction) => {
      await transaction
        .insert(connections)
        .values({ id: "x", name: "x", dialect: "baidu-bcc", regions: [], keyHint: "…" });
      await record(transaction, entry({ after: { secret: "hunter2-hunter2" } }));
    });
    await expect(act).rejects.toThrow(AuditError);
    expect(await db.select().from(connections).where(eq(connections.id, "x"))).toEqual([]);
    expect(await db.$count(audit)).toBe(before);
  });

  it("is not in the log when it did not happen", async () => {
    const db = await database();
    const before = await db.$count(audit);
    const act = db.transaction(async (transaction) => {
      await record(transaction, entry());
      throw new Error("the act failed after all");
    });
    await expect(act).rejects.toThrow("after all");
    expect(await db.$count(audit)).toBe(before);
    expect(await verifyAudit()).toMatchObject({ ok: true });
  });

  it("is refused outside a transaction", async () => {
    await expect(record(await database(), entry())).rejects.toThrow(AuditError);
  });

  it("keeps the chain whole under sixty writers at once", async () => {
    const db = await database();
    const before = await db.$count(audit);
    await Promise.all(Array.from({ length: 60 }, (_, at) => write({ after: { name: `n${at}` } })));
    expect(await db.$count(audit)).toBe(before + 60);
    expect(await verifyAudit()).toEqual({ ok: true, rows: before + 60 });
  });

  it.each([
    ["\u0000 and \ud800 in a name", "a\u0000b\ud800c", "a\ufffdb\ufffdc"],
    ["a name without end", "n".repeat(5_000), "n".repeat(320)],
  ])("takes %s from strangers", async (_, typed, kept) => {
    await write({
      actor: { ...ada, userId: null, email: typed, role: "anonymous" },
      action: "sign-in-failed",
    });
    const [last] = (await readAudit({ limit: 1 })).records;
    expect(last?.actor.email).toBe(kept);
    expect(await verifyAudit()).toMatchObject({ ok: true });
  });
});

describe("the audit table", () => {
  it.each([
    "update audit set action = 'sign-in'",
    "update audit set action = action where false",
    "delete from audit",
    "truncate audit",
    "delete from audit_ends",
    "truncate audit_ends",
  ])("refuses %s, also where triggers are said to be off", async (statement) => {
    await write();
    const db = await database();
    const refused = expect.objectContaining({ cause: expect.objectContaining({ code: "42501" }) });
    await expect(db.execute(sql.raw(statement))).rejects.toEqual(refused);
    const asReplica = db.transaction(async (transaction) => {
      await transaction.execute(sql`set local session_replication_role = replica`);
      await transaction.execute(sql.raw(statement));
    });
    await expect(asReplica).rejects.toEqual(refused);
  });
});

describe("a fingerprint", () => {
  it("tells equal secrets from different ones and nothing else", async () => {
    expect(fingerprint("secret-1")).toEqual(fingerprint("secret-1"));
    expect(fingerprint("secret-1").fingerprint).not.toBe(fingerprint("secret-2").fingerprint);
    expect(fingerprint("secret-1").fingerprint).toMatch(/^[0-9a-f]{12}$/);
    await write({ action: "connection.key-rotated", after: { secret: fingerprint("secret-1") } });
    const [last] = (await readAudit({ limit: 1 })).records;
    expect(last?.after).toEqual({ secret: fingerprint("secret-1") });
  });
});

describe("reading the log", () => {
  it("filters by actor, action, object, result and time, newest first, page by page", async () => {
    const eve: AuditActor = { ...ada, userId: "eve-id", email: "eve@example.com" };
    const since = new Date().toISOString();
    for (const name of ["a", "b", "c"]) {
      await write({ actor: eve, action: "user.invited", object: { kind: "user", id: name, name } });
    }
    await write({
      actor: eve,
      action: "user.disabled",
      object: { kind: "user", id: "a", name: "a" },
      result: "refused",
    });
    const names = async (options: Parameters<typeof readAudit>[0]) =>
      (await readAudit({ since, ...options })).records.map(({ object }) => object.name);

    expect(await names({ actor: "eve@example.com", actions: ["user.invited"] })).toEqual(["c", "b", "a"]);
    expect(await names({ actor: "eve-id", object: { kind: "user", id: "a" } })).toEqual(["a", "a"]);
    expect(await names({ result: "refused" })).toEqual(["a"]);
    expect(await names({ actor: "nobody" })).toEqual([]);
    expect((await readAudit({ actor: "eve-id", until: since })).records).toEqual([]);

    const first = await readAudit({ actor: "eve-id", limit: 3 });
    const second = await readAudit({ actor: "eve-id", limit: 3, from: first.next });
    expect([...first.records, ...second.records].map(({ object }) => object.name)).toEqual([
      "a",
      "c",
      "b",
      "a",
    ]);
    expect(second.next).toBeNull();
    expect(await auditActors()).toEqual(expect.arrayContaining(["ada@example.com", "eve@example.com"]));
  });
});
