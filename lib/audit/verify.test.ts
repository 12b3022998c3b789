import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { database } from "../database";
import { audit, auditEnds } from "../database/tables";
import type { AuditBreak } from "../domain/audit";
import { withDatabase } from "../testing/database";
import { withVaultKey } from "../testing/vault-key";
import { type AuditRow, hashOf } from "./chain";
import { record, verifyAudit } from "./index";

withVaultKey();
withDatabase();

const ROWS = 12;
let rows: AuditRow[] = [];
let ends: (typeof auditEnds.$inferSelect)[] = [];

/** Somebody with all rights on the database, and without the key. */
async function attack(change: (db: Awaited<ReturnType<typeof database>>) => Promise<unknown>): Promise<void> {
  const db = await database();
  for (const table of ["audit", "audit_ends"]) {
    await db.execute(sql.raw(`alter table ${table} disable trigger all`));
  }
  await change(db);
}

async function restore(): Promise<void> {
  await attack(async (db) => {
    await db.execute(sql`truncate audit, audit_ends`);
    await db.insert(audit).values(rows);
    await db.insert(auditEnds).values(ends);
  });
}

/** Stores these rows instead; the end is left, or made to fit as far as one can without the key. */
async function replaceBy(
  forged: readonly AuditRow[],
  end: "as it was" | "fitting" = "as it was",
): Promise<void> {
  await attack(async (db) => {
    await db.execute(sql`truncate audit`);
    if (forged.length > 0) await db.insert(audit).values([...forged]);
    const last = forged.at(-1);
    if (end === "fitting" && last) await db.update(auditEnds).set({ rows: last.number, lastHash: last.hash });
  });
}

/** Gives the rows numbers from 1 and a chain of their own: what one can do who knows how the hashes are made. */
function rechained(list: readonly AuditRow[]): AuditRow[] {
  let previousHash = ends[0]?.start ?? "";
  return list.map((row, at) => {
    const next = { ...row, number: at + 1, previousHash };
    previousHash = hashOf(next);
    return { ...next, hash: previousHash };
  });
}

const numbers = (count: number, first = 1) => Array.from({ length: count }, (_, at) => first + at);
const broken = (number: number, reason: AuditBreak) => expect.objectContaining({ ok: false, number, reason });
const other = (text: string) => createHash("sha256").update(text).digest("hex");
const rowAt = (number: number): AuditRow => {
  const row = rows[number - 1];
  if (!row) throw new Error(`there is no row ${number}`);
  return row;
};

beforeAll(async () => {
  const db = await database();
  for (const number of numbers(ROWS)) {
    await db.transaction((transaction) =>
      record(transaction, {
        actor: {
          userId: "u",
          email: "ada@example.com",
          role: "admin",
          address: "198.51.100.7",
          requestId: `q-${number}`,
        },
        action: "connection.renamed",
        object: { kind: "connection", id: `c-${number}`, name: `n-${number}` },
        before: { name: "old" },
        after: { name: `n-${number}` },
      }),
    );
  }
  rows = await db.select().from(audit).orderBy(audit.number);
  ends = await db.select().from(auditEnds);
});
afterEach(restore);

it("finds a log whole that nobody touched", async () => {
  expect(await verifyAudit()).toEqual({ ok: true, rows: ROWS });
});

describe("an altered field is found", () => {
  const forged: Partial<AuditRow> = {
    at: "2026-01-01T00:00:00.000Z",
    actorId: "v",
    actorEmail: null,
    actorRole: "viewer",
    address: "203.0.113.9",
    action: "sign-in",
    objectKind: "user",
    objectId: "c-x",
    objectName: "",
    result: "refused",
    requestId: null,
    before: '{"name": "old"}',
    after: null,
    previousHash: other("previous"),
    hash: other("hash"),
  };
  const cases = Object.entries(forged).flatMap(([field, value]) =>
    [1, 7, ROWS].map((number) => ({ field, value, number })),
  );
  it.each(cases)("$field of row $number", async ({ field, value, number }) => {
    await attack((db) =>
      db
        .update(audit)
        .set({ [field]: value })
        .where(eq(audit.number, number)),
    );
    expect(await verifyAudit()).toEqual(broken(number, "altered"));
  });
});

describe("a removed row is found", () => {
  it.each(numbers(ROWS - 1))("row %i", async (number) => {
    await attack((db) => db.delete(audit).where(eq(audit.number, number)));
    expect(await verifyAudit()).toEqual(broken(number, "missing"));
  });

  it.each([2, 5, 9, 11])("row %i, when the rest is moved up and chained anew", async (number) => {
    await replaceBy(rechained(rows.filter((row) => row.number !== number)));
    expect(await verifyAudit()).toEqual(broken(ROWS, "cut"));
  });

  it.each([2, 5, 9, 11])("row %i, when the end is made to fit as well", async (number) => {
    await replaceBy(rechained(rows.filter((row) => row.number !== number)), "fitting");
    expect(await verifyAudit()).toEqual(broken(ROWS - 1, "seal"));
  });
});

describe("another order is found", () => {
  it.each(numbers(ROWS - 1))("of row %i and the next", async (number) => {
    const swapped = rows.map((row) =>
      row.number === number
        ? { ...rowAt(number + 1), number }
        : row.number === number + 1
          ? { ...rowAt(number), number }
          : row,
    );
    // With its number, each of the two must also get a hash that fits.
    await replaceBy(
      swapped.map((row, at) => ({ ...row, number: at + 1 })).map((row) => ({ ...row, hash: hashOf(row) })),
    );
    expect(await verifyAudit()).toEqual(broken(number, "unlinked"));
  });

  it.each([1, 6, 10])("of row %i and the next, chained anew", async (number) => {
    const swapped = rows.toSpliced(number - 1, 2, rowAt(number + 1), rowAt(number));
    await replaceBy(rechained(swapped));
    expect(await verifyAudit()).toEqual(broken(ROWS, "altered"));
  });
});

describe("an inserted row is found", () => {
  it.each([0, -1, ROWS + 1, ROWS + 5])("as number %i", async (number) => {
    await attack((db) => db.insert(audit).values({ ...rowAt(3), number }));
    const reason = number < 1 ? "added" : number === ROWS + 1 ? "altered" : "missing";
    expect(await verifyAudit()).toEqual(broken(number > ROWS ? ROWS + 1 : number, reason));
  });

  it.each([1, 4, 12])("after row %i, when the rest is moved down and chained anew", async (number) => {
    await replaceBy(rechained(rows.toSpliced(number, 0, rowAt(2))));
    expect(await verifyAudit()).toEqual(broken(ROWS + 1, "added"));
  });

  it.each([1, 4, 12])("after row %i, when the end is made to fit as well", async (number) => {
    await replaceBy(rechained(rows.toSpliced(number, 0, rowAt(2))), "fitting");
    expect(await verifyAudit()).toEqual(broken(ROWS + 1, "seal"));
  });
});

describe("a cut is found", () => {
  it.each(numbers(ROWS, 0))("behind row %i", async (number) => {
    await replaceBy(rows.slice(0, number));
    expect(await verifyAudit()).toEqual(broken(number + 1, "cut"));
  });

  it.each([1, 6, 11])("behind row %i, when the end is made to fit", async (number) => {
    await replaceBy(rows.slice(0, number), "fitting");
    expect(await verifyAudit()).toEqual(broken(number, "seal"));
  });

  it("of the end itself", async () => {
    await attack((db) => db.delete(auditEnds));
    expect(await verifyAudit()).toMatchObject({ ok: false });
  });
});

describe("history written anew is found", () => {
  it.each([1, 7, ROWS])("from row %i on", async (number) => {
    await replaceBy(
      rechained(rows.with(number - 1, { ...rowAt(number), actorEmail: "eve@example.com" })),
      "fitting",
    );
    expect(await verifyAudit()).toEqual(broken(ROWS, "seal"));
  });

  it("also after the product went on writing", async () => {
    await replaceBy(rows.slice(0, 8), "fitting");
    const db = await database();
    const note = { userId: null, email: null, role: "operator", address: null, requestId: null } as const;
    await db.transaction((transaction) =>
      record(transaction, {
        actor: note,
        action: "sync.requested",
        object: { kind: "source", id: null, name: null },
      }),
    );
    expect(await verifyAudit()).toEqual(broken(9, "noted"));
  });
});
