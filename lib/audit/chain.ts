import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { audit, auditEnds } from "../database/tables";
import { deriveKey, type VaultKey } from "../key-ring";

export type AuditRow = typeof audit.$inferSelect;
export type AuditEnd = Pick<typeof auditEnds.$inferSelect, "start" | "rows" | "lastHash">;

/** Only one writer at a time may append; any number that is ours alone. */
export const AUDIT_LOCK = 727_101;

/** The hash of a row over all of its content and the hash before it, as hexadecimal digits. */
export function hashOf(row: Omit<AuditRow, "hash">): string {
  const content = [
    "v1",
    row.number,
    row.previousHash,
    row.at,
    row.actorId,
    row.actorEmail,
    row.actorRole,
    row.address,
    row.action,
    row.objectKind,
    row.objectId,
    row.objectName,
    row.result,
    row.requestId,
    row.before,
    row.after,
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** Vouches for the end of the chain: without the key nobody can cut rows off, or write the chain anew. */
export function sealEnd(end: AuditEnd, key: VaultKey): string {
  return createHmac("sha256", deriveKey("audit end", key))
    .update(JSON.stringify(["v1", end.start, end.rows, end.lastHash]))
    .digest("hex");
}

export function sealFits(end: AuditEnd & { seal: string }, key: VaultKey): boolean {
  const expected = Buffer.from(sealEnd(end, key));
  const given = Buffer.from(end.seal);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
