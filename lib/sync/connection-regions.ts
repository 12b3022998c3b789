import {
  ConnectionError,
  changing,
  endpointDetails,
  inAudit,
  problemsFor,
  updateConnection,
} from "../connections";
import type { RegionsInput } from "../connections/schema";
import type { AuditActor } from "../domain/audit";
import type { Leaving } from "../domain/connection";
import { buryImages, countLeaving } from "../inventory/leave";
import { planScopes } from "./scheduler";
import { stopWalks } from "./walks";

/** What would go with some regions of a connection, or with the whole of it. Changes nothing. */
export async function readLeaving(connectionId: string, regionIds: string[] | null): Promise<Leaving> {
  return await countLeaving({ connectionId, regionIds });
}

/**
 * Gives a connection other regions. New ones are read at once; the images of those that go become tombstones and keep
 * their last state as long as retention says. Returns how many did. Throws `ConnectionError`: `unknown`, `bad-input`.
 */
export async function changeRegions(input: RegionsInput, actor: AuditActor): Promise<{ buried: number }> {
  const { connectionId, regions } = input;
  const { gone, buried } = await inAudit(async (transaction, audit) => {
    const { name, dialect, regions: before, endpoints } = await changing(transaction, connectionId);
    const problems = problemsFor({ dialect, regions });
    if (problems.length > 0) throw new ConnectionError("bad-input", { problems });
    const going = before.filter((regionId) => !regions.includes(regionId));
    const kept = endpoints.filter(({ regionId }) => regions.includes(regionId));
    await updateConnection(transaction, connectionId, { regions, endpoints: kept.length > 0 ? kept : null });
    const leavers = { connectionId, regionIds: going };
    const images = going.length > 0 ? await buryImages(transaction, leavers, new Date().toISOString()) : 0;
    // No walk brings them back: it waits for the images' lock, and then for its scope, which is gone.
    await planScopes({ id: connectionId, dialect, regions }, transaction);
    audit(
      {
        action: "connection.regions-changed",
        actor,
        before: { regions: before, endpoints: endpointDetails(endpoints) },
        after: { regions, endpoints: endpointDetails(kept), images },
      },
      { id: connectionId, name },
    );
    return { gone: going, buried: images };
  });
  if (gone.length > 0) await stopWalks(connectionId, gone);
  return { buried };
}
