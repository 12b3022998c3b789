import { ConnectionError, changing, inAudit } from "../connections";
import type { SyncInput } from "../connections/schema";
import type { AuditActor } from "../domain/audit";
import { REFUSALS_UNTIL_STOP } from "../domain/source";
import { readRequests, requestReads } from "../inventory/scopes";

/** The same source is not read on demand more often than this. */
const AGAIN_AFTER_MS = 60_000;

/**
 * Reads a connection, or one of its regions, now: within a second its listings are under way. Returns how many of
 * them. Throws `ConnectionError`: `unknown`, `region-unknown`, `paused`, `no-key`, `stopped`, `too-soon`.
 */
export async function syncNow(input: SyncInput, actor: AuditActor): Promise<{ scopes: number }> {
  const { connectionId, regionId } = input;
  return await inAudit(async (transaction, audit) => {
    const { name, state, regions } = await changing(transaction, connectionId);
    if (regionId !== null && !regions.includes(regionId)) throw new ConnectionError("region-unknown");
    if (state === "paused") throw new ConnectionError("paused");
    if (state === "needs-key") throw new ConnectionError("no-key");
    const now = Date.now();
    const at = new Date(now).toISOString();
    const notSince = new Date(now - AGAIN_AFTER_MS).toISOString();
    const asked = await requestReads(transaction, { connectionId, regionId, at, notSince });
    if (asked.length === 0)
      throw await reasonFor(await readRequests(transaction, { connectionId, regionId }), now);
    const after = { regions: [...new Set(asked.map((scope) => scope.regionId))] };
    audit({ action: "sync.requested", actor, after }, { id: connectionId, name });
    return { scopes: asked.length };
  });
}

function reasonFor(rows: { requestedAt: string | null; refusals: number }[], now: number): ConnectionError {
  const open = rows.filter(({ refusals }) => refusals < REFUSALS_UNTIL_STOP);
  if (open.length === 0) return new ConnectionError("stopped");
  const agesMs = open.map(({ requestedAt }) => now - Date.parse(requestedAt ?? ""));
  return new ConnectionError("too-soon", { retryAfterMs: Math.max(0, AGAIN_AFTER_MS - Math.max(...agesMs)) });
}
