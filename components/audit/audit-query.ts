import {
  AUDIT_ACTIONS,
  AUDIT_OBJECT_KINDS,
  type AuditAction,
  type AuditObjectKind,
  type AuditResult,
} from "@/lib/domain/audit";

export const AUDIT_RESULTS = ["done", "refused", "failed"] as const satisfies AuditResult[];

/** What the page shows of the log, as its address says it. Days are `2026-11-21`, in UTC, both of them included. */
export type AuditQuery = {
  actor: string | null;
  action: AuditAction | null;
  object: AuditObjectKind | null;
  objectId: string | null;
  result: AuditResult | null;
  since: string | null;
  until: string | null;
  /** Number of the first record of the page; null begins at the newest. */
  from: number | null;
};

type Params = { get(name: string): string | null };

/** Reads an address. What is not a value of its field is left out: an old link still opens. */
export function readAuditQuery(params: Params): AuditQuery {
  return {
    actor: textOf(params.get("actor")),
    action: oneOf(AUDIT_ACTIONS, params.get("action")),
    object: oneOf(AUDIT_OBJECT_KINDS, params.get("object")),
    objectId: params.get("object") ? textOf(params.get("id")) : null,
    result: oneOf(AUDIT_RESULTS, params.get("result")),
    since: dayOf(params.get("since")),
    until: dayOf(params.get("until")),
    from: numberOf(params.get("from")),
  };
}

/** The address's query for what is shown; defaults are left out. */
export function writeAuditQuery({ objectId, from, ...query }: AuditQuery): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, id: objectId, from })) {
    if (value !== null) params.set(name, String(value));
  }
  return params;
}

/** Whether anything is filtered; the page in the log does not count. */
export function isFiltered({ from: _, ...query }: AuditQuery): boolean {
  return Object.values(query).some((value) => value !== null);
}

/** From when to when, ISO 8601: the end is the moment after the last day. */
export function momentsOf({ since, until }: Pick<AuditQuery, "since" | "until">): {
  since?: string;
  until?: string;
} {
  return {
    ...(since === null ? {} : { since: `${since}T00:00:00.000Z` }),
    ...(until === null
      ? {}
      : { until: new Date(Date.parse(`${until}T00:00:00.000Z`) + 86_400_000).toISOString() }),
  };
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | null {
  return known.find((value) => value === text) ?? null;
}

function textOf(text: string | null): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" || trimmed.length > 320 ? null : trimmed;
}

function dayOf(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00.000Z`);
  // 31 February is read as a day in March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null;
}

function numberOf(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
