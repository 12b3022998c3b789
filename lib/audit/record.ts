import { randomBytes } from "node:crypto";
import { desc, sql } from "drizzle-orm";
import type { Database } from "../database";
import { audit, auditEnds } from "../database/tables";
import { vaultKeyId } from "../database/vault-key-id";
import type { AuditEntry } from "../domain/audit";
import { KeyError, keyOf, keyRing, type VaultKey } from "../key-ring";
import { log } from "../log";
import { AUDIT_LOCK, type AuditRow, hashOf, sealEnd, sealFits } from "./chain";
import { type AuditContent, AuditError, contentOf } from "./row";

/**
 * Writes an act into the audit log, in the transaction of the act: both happen or neither does. Call it last, since
 * other acts wait from here until the commit. Throws `AuditError` outside a transaction, and when a field that is
 * named like a secret holds anything but a fingerprint.
 */
export async function record(transaction: Database, entry: AuditEntry): Promise<void> {
  const content = contentOf(entry);
  const chain = await openChain(transaction);
  // With a lost key the proof of the old end is lost as well.
  const whole = chain.follows && (chain.sealed || entry.action === "keys.forgotten");
  if (whole) return await append(transaction, chain, [content]);
  const found = { rows: chain.end.rows, found: chain.lastNumber };
  log.error(found, "the audit log was changed behind our back");
  await append(transaction, chain, [mismatch(found, entry), content]);
}

/** Gives the log its start, so that a log that is gone altogether is missed. Changes nothing that is there. */
export async function beginAudit(transaction: Database): Promise<void> {
  const chain = await openChain(transaction);
  if (!chain.stored && chain.lastNumber === 0) await append(transaction, chain, []);
}

type Chain = {
  end: { start: string; rows: number };
  /** Whether that end was in the database, or begins here. */
  stored: boolean;
  /** Whether the last row is the one that the end names. */
  follows: boolean;
  /** Whether the end is as the product left it. */
  sealed: boolean;
  lastNumber: number;
  lastHash: string;
  key: VaultKey;
};

/** Takes the lock and reads where the chain ends. */
async function openChain(transaction: Database): Promise<Chain> {
  // Outside a transaction the lock would be free again before the row is written.
  if (!("rollback" in transaction)) throw new AuditError("an act is audited in its own transaction");
  await transaction.execute(sql`select pg_advisory_xact_lock(${AUDIT_LOCK})`);
  const [end] = await transaction.select().from(auditEnds);
  const [last] = await transaction
    .select({ number: audit.number, hash: audit.hash })
    .from(audit)
    .orderBy(desc(audit.number))
    .limit(1);
  const keyId = await vaultKeyId(transaction);
  const start = end?.start ?? randomBytes(32).toString("hex");
  const rows = end?.rows ?? 0;
  const lastNumber = last?.number ?? 0;
  const lastHash = last?.hash ?? start;
  // An installation with a vault has had an end from the first start on.
  const begun = end !== undefined || keyId === null;
  return {
    end: { start, rows },
    stored: end !== undefined,
    follows: begun && rows === lastNumber && (end?.lastHash ?? start) === lastHash,
    sealed: end === undefined || wasSealed(end),
    lastNumber,
    lastHash,
    key: keyId === null ? keyRing().current : keyOf(keyId),
  };
}

function wasSealed(end: typeof auditEnds.$inferSelect): boolean {
  try {
    return sealFits(end, keyOf(end.keyId));
  } catch (error) {
    if (error instanceof KeyError) return false;
    throw error;
  }
}

function mismatch(found: { rows: number; found: number }, { actor }: AuditEntry): AuditContent {
  return contentOf({
    actor: { userId: null, email: null, role: "system", address: null, requestId: actor.requestId },
    action: "audit.mismatch",
    object: { kind: "audit", id: null, name: null },
    result: "failed",
    before: { rows: found.rows },
    after: { rows: found.found },
  });
}

async function append(transaction: Database, chain: Chain, contents: AuditContent[]): Promise<void> {
  const { end, key } = chain;
  // Rows that were cut off keep their numbers, so that they are missed for ever.
  let number = Math.max(end.rows, chain.lastNumber);
  let lastHash = chain.lastHash;
  const at = new Date().toISOString();
  for (const content of contents) {
    number += 1;
    const row: Omit<AuditRow, "hash"> = { ...content, number, at, previousHash: lastHash };
    lastHash = hashOf(row);
    await transaction.insert(audit).values({ ...row, hash: lastHash });
  }
  const next = { start: end.start, rows: number, lastHash };
  const row = { ...next, keyId: key.id, seal: sealEnd(next, key) };
  await transaction.insert(auditEnds).values(row).onConflictDoUpdate({ target: auditEnds.id, set: row });
}
