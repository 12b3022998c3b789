import { type AuditQuery, momentsOf } from "@/components/audit/audit-query";
import type { AuditFilter } from "@/lib/audit";

/** What the page's address asks of the log. */
export function auditFilterOf(query: AuditQuery): AuditFilter {
  const { actor, action, object, objectId, result } = query;
  return {
    ...momentsOf(query),
    ...(actor === null ? {} : { actor }),
    ...(action === null ? {} : { actions: [action] }),
    ...(object === null ? {} : { object: { kind: object, ...(objectId === null ? {} : { id: objectId }) } }),
    ...(result === null ? {} : { result }),
  };
}
