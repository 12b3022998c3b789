import type { AuditDetails, AuditEntry, AuditRecord, AuditValue } from "../domain/audit";
import { redactFields } from "../redaction";
import type { AuditRow } from "./chain";

/** An act cannot be audited as it was handed over: a defect of the caller. The act must not happen. */
export class AuditError extends Error {
  override name = "AuditError";
}

/** What a row takes from the act itself; its place in the chain comes with the writing. */
export type AuditContent = Omit<AuditRow, "number" | "at" | "previousHash" | "hash">;

/** Longer texts are cut: what was typed at a failed sign-in can be anything. */
const LONGEST = 320;

/** Throws `AuditError` when a field that is named like a secret holds anything but a fingerprint. */
export function contentOf({ actor, action, object, result, before, after }: AuditEntry): AuditContent {
  return {
    actorId: storable(actor.userId),
    actorEmail: storable(actor.email),
    actorRole: actor.role,
    address: storable(actor.address),
    action,
    objectKind: object.kind,
    objectId: storable(object.id),
    objectName: storable(object.name),
    result: result ?? "done",
    requestId: storable(actor.requestId),
    before: detailsText(action, before),
    after: detailsText(action, after),
  };
}

export function recordOf(row: AuditRow): AuditRecord {
  return {
    number: row.number,
    at: row.at,
    actor: {
      userId: row.actorId,
      email: row.actorEmail,
      role: row.actorRole,
      address: row.address,
      requestId: row.requestId,
    },
    action: row.action,
    object: { kind: row.objectKind, id: row.objectId, name: row.objectName },
    result: row.result,
    before: detailsOf(row.before),
    after: detailsOf(row.after),
    previousHash: row.previousHash,
    hash: row.hash,
  };
}

/** PostgreSQL's text has no NUL, and UTF-8 no half of a surrogate pair. */
function storable(text: string | null): string | null {
  return text === null ? null : text.replaceAll("\0", "\ufffd").slice(0, LONGEST).toWellFormed();
}

function detailsText(action: string, details: AuditDetails | undefined): string | null {
  if (!details) return null;
  const plain = withoutFingerprints(details);
  if (JSON.stringify(redactFields(plain)) !== JSON.stringify(plain)) {
    throw new AuditError(`${action} was to be audited with a secret in plain text`);
  }
  return JSON.stringify(details);
}

function withoutFingerprints(details: AuditDetails): Record<string, AuditValue> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => !isFingerprint(value)));
}

function isFingerprint(value: AuditValue): boolean {
  return typeof value === "object" && value !== null && "fingerprint" in value;
}

function detailsOf(text: string | null): AuditDetails | null {
  // Written by `detailsText` alone; whether it was altered since is the chain's to tell.
  return text === null ? null : (JSON.parse(text) as AuditDetails);
}
