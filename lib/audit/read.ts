import { and, desc, eq, gte, inArray, isNotNull, lt, or, type SQL } from "drizzle-orm";
import { database } from "../database";
import { audit } from "../database/tables";
import type { AuditAction, AuditObjectKind, AuditRecord, AuditResult } from "../domain/audit";
import { recordOf } from "./row";

/** What of the log is wanted; what is not named is not filtered by. */
export type AuditFilter = {
  /** A user's id, or their e-mail address as it was at that time. */
  actor?: string;
  actions?: readonly AuditAction[];
  object?: { kind: AuditObjectKind; id?: string };
  result?: AuditResult;
  /** ISO 8601; from this moment on. */
  since?: string;
  /** ISO 8601; before this moment. */
  until?: string;
};

/** Newest first. `next` is what the following page is read `from`, or null at the end. */
export type AuditPage = { records: AuditRecord[]; next: number | null };

const LARGEST_PAGE = 500;

/** Reads a page of the log, newest first; `from` is the number of its first record. */
export async function readAudit(
  options: AuditFilter & { from?: number | null; limit?: number } = {},
): Promise<AuditPage> {
  const limit = Math.min(options.limit ?? 50, LARGEST_PAGE);
  const db = await database();
  const rows = await db
    .select()
    .from(audit)
    .where(and(...conditions(options), options.from ? lt(audit.number, options.from + 1) : undefined))
    .orderBy(desc(audit.number))
    .limit(limit + 1);
  return { records: rows.slice(0, limit).map(recordOf), next: rows[limit]?.number ?? null };
}

/** The e-mail addresses of everybody who is in the log, for a filter to choose from. */
export async function auditActors(): Promise<string[]> {
  const db = await database();
  const rows = await db
    .selectDistinct({ email: audit.actorEmail })
    .from(audit)
    // What strangers typed at the sign-in is no list to choose from.
    .where(isNotNull(audit.actorId))
    .orderBy(audit.actorEmail);
  return rows.flatMap(({ email }) => email ?? []);
}

function conditions({ actor, actions, object, result, since, until }: AuditFilter): (SQL | undefined)[] {
  return [
    actor === undefined ? undefined : or(eq(audit.actorId, actor), eq(audit.actorEmail, actor)),
    actions === undefined ? undefined : inArray(audit.action, [...actions]),
    object === undefined ? undefined : eq(audit.objectKind, object.kind),
    object?.id === undefined ? undefined : eq(audit.objectId, object.id),
    result === undefined ? undefined : eq(audit.result, result),
    since === undefined ? undefined : gte(audit.at, since),
    until === undefined ? undefined : lt(audit.at, until),
  ];
}
