import { asc, gt } from "drizzle-orm";
import { type Database, database } from "../database";
import { audit, auditEnds } from "../database/tables";
import { vaultKeyId } from "../database/vault-key-id";
import type { AuditBreak, AuditVerdict } from "../domain/audit";
import { KeyError, keyOf } from "../key-ring";
import { type AuditRow, hashOf, sealFits } from "./chain";

const BATCH = 1_000;

type Ends = typeof auditEnds.$inferSelect;
type Found = { number: number; reason: AuditBreak };

/** Walks the whole chain as it is at one moment, and names the first row that is wrong. */
export async function verifyAudit(): Promise<AuditVerdict> {
  const db = await database();
  return await db.transaction(verifyChain, { isolationLevel: "repeatable read", accessMode: "read only" });
}

/** {@link verifyAudit} inside a transaction that is open already. */
export async function verifyChain(transaction: Database): Promise<AuditVerdict> {
  const [ends] = await transaction.select().from(auditEnds);
  const begun = ends !== undefined || (await vaultKeyId(transaction)) !== null;
  let rows = 0;
  let last: AuditRow | null = null;
  let broken: Found | null = null;
  for (;;) {
    const batch: AuditRow[] = await transaction
      .select()
      .from(audit)
      .where(gt(audit.number, last?.number ?? Number.MIN_SAFE_INTEGER))
      .orderBy(asc(audit.number))
      .limit(BATCH);
    for (const row of batch) {
      broken ??= checkRow(row, { last, start: ends?.start });
      last = row;
      rows += 1;
    }
    if (batch.length < BATCH) break;
  }
  broken ??= begun || last ? checkEnd(last, ends) : null;
  return broken ? { ok: false, rows, ...broken } : { ok: true, rows };
}

function checkRow(
  row: AuditRow,
  { last, start }: { last: AuditRow | null; start: string | undefined },
): Found | null {
  const expected = (last?.number ?? 0) + 1;
  if (row.number < expected) return { number: row.number, reason: "added" };
  if (row.number > expected) return { number: expected, reason: "missing" };
  if (hashOf(row) !== row.hash) return { number: row.number, reason: "altered" };
  if (row.previousHash !== (last?.hash ?? start)) return { number: row.number, reason: "unlinked" };
  return row.action === "audit.mismatch" ? { number: row.number, reason: "noted" } : null;
}

/** What the rows cannot tell by themselves: whether they end where the product ended them. */
function checkEnd(last: AuditRow | null, ends: Ends | undefined): Found | null {
  const rows = last?.number ?? 0;
  if (!ends) return { number: rows + 1, reason: "cut" };
  const sealed = sealState(ends);
  if (sealed !== null) return { number: rows, reason: sealed };
  if (rows < ends.rows) return { number: rows + 1, reason: "cut" };
  if (rows > ends.rows) return { number: ends.rows + 1, reason: "added" };
  return (last?.hash ?? ends.start) === ends.lastHash ? null : { number: rows, reason: "altered" };
}

function sealState(ends: Ends): "seal" | "key" | null {
  try {
    return sealFits(ends, keyOf(ends.keyId)) ? null : "seal";
  } catch (error) {
    if (error instanceof KeyError) return "key";
    throw error;
  }
}
