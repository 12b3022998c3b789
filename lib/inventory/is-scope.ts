import { and, eq, type SQL } from "drizzle-orm";
import { scopes } from "../database/tables";
import type { Scope } from "../domain/source";

/** The row of one scope. */
export function isScope(scope: Scope): SQL | undefined {
  return and(
    eq(scopes.connectionId, scope.connectionId),
    eq(scopes.regionId, scope.regionId),
    eq(scopes.group, scope.group),
  );
}
