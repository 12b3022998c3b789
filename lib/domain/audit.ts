import type { Role } from "./role";

/** Every administrative act that is written down; a new act begins with its name here. */
export const AUDIT_ACTIONS = [
  "setup.first-admin",
  "sign-in",
  "sign-in-failed",
  // Somebody who is signed in was asked for their password, and typed another one.
  "proof-failed",
  "session.ended",
  "password.changed",
  "user.invited",
  "user.joined",
  "user.linked",
  "user.role-changed",
  "user.disabled",
  "user.enabled",
  "user.reset",
  "user.removed",
  "connection.created",
  "connection.renamed",
  "connection.regions-changed",
  "connection.dialect-switched",
  "connection.key-rotated",
  "connection.endpoints-changed",
  "connection.paused",
  "connection.resumed",
  "connection.removed",
  // Written by the product when a cloud begins to refuse a key, and when it takes it again.
  "connection.key-refused",
  "connection.key-accepted",
  "sync.requested",
  "settings.changed",
  "view.created",
  "view.renamed",
  "view.replaced",
  "view.removed",
  "keys.rotated",
  "keys.forgotten",
  "audit.exported",
  "link.made",
  "link.revoked",
  "feed.made",
  "feed.revoked",
  "alert.muted",
  "alert.unmuted",
  "webhook.made",
  "webhook.removed",
  // Written by the log itself, when it finds that it was changed behind its back.
  "audit.mismatch",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Kinds of things that acts are about. */
export const AUDIT_OBJECT_KINDS = [
  "installation",
  "user",
  "session",
  "connection",
  "source",
  "settings",
  "view",
  "vault",
  "audit",
  "link",
  "feed",
  "alert",
  "webhook",
] as const;
export type AuditObjectKind = (typeof AUDIT_OBJECT_KINDS)[number];

export type AuditResult = "done" | "refused" | "failed";

/** `anonymous`: nobody was signed in; `operator`: a command on the host; `system`: the product by itself. */
export type AuditRole = Role | "anonymous" | "operator" | "system";

/** Who acted, as they were at that moment: names are kept as text, since users change and go. */
export type AuditActor = {
  userId: string | null;
  /** Of the user; for a failed sign-in what was typed. */
  email: string | null;
  role: AuditRole;
  /** Network address, where there is one. */
  address: string | null;
  requestId: string | null;
};

export type AuditObject = { kind: AuditObjectKind; id: string | null; name: string | null };

/** Stands for a secret: equal secrets have equal fingerprints as long as the vault key `key` is the current one. */
export type Fingerprint = { fingerprint: string; key: string };

export type AuditValue = string | number | boolean | null | Fingerprint | readonly AuditValue[];

/** What an act changed, by field. Secrets only as fingerprints. */
export type AuditDetails = Readonly<Record<string, AuditValue>>;

/** What an act hands to the audit log. */
export type AuditEntry = {
  actor: AuditActor;
  action: AuditAction;
  object: AuditObject;
  /** `done` unless said otherwise. */
  result?: AuditResult;
  before?: AuditDetails;
  after?: AuditDetails;
};

/** One row of the audit log. */
export type AuditRecord = {
  /** Place in the chain, from 1 without gaps. */
  number: number;
  /** ISO 8601, UTC, milliseconds. */
  at: string;
  actor: AuditActor;
  action: AuditAction;
  object: AuditObject;
  result: AuditResult;
  before: AuditDetails | null;
  after: AuditDetails | null;
  previousHash: string;
  hash: string;
};

/**
 * How the log fails its check. `missing`: a row of the chain is not there; `unlinked`: a row does not follow the one
 * before it; `altered`: a row's content does not fit its hash; `noted`: when this row was written, the log before it
 * did not fit its seal; `cut`: rows are missing at the end; `added`: rows that the product did not write follow the
 * end; `seal`: the end of the chain is not the one the product sealed; `key`: the seal needs a vault key that was not
 * given.
 */
export type AuditBreak = "missing" | "unlinked" | "altered" | "noted" | "cut" | "added" | "seal" | "key";

/** Whether the log is whole; if not, the number of the first row that is wrong, counted along the chain. */
export type AuditVerdict =
  | { ok: true; rows: number }
  | { ok: false; rows: number; number: number; reason: AuditBreak };
