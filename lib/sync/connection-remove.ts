import { ConnectionError, changing, closeConnection, endpointDetails, inAudit } from "../connections";
import type { RemoveInput } from "../connections/schema";
import type { AuditActor } from "../domain/audit";
import { buryImages } from "../inventory/leave";
import { keepScopes } from "../inventory/scopes";
import { stopWalks } from "./walks";

/**
 * Removes a connection: its key is erased at once, nothing is read any more, its name is free. Its images become
 * tombstones for as long as retention says, so that links still find their last state. Confirmed by its name, typed.
 * Returns how many images that were. Throws `ConnectionError`: `unknown`, `name-not-confirmed`.
 */
export async function removeConnection(input: RemoveInput, actor: AuditActor): Promise<{ buried: number }> {
  const { connectionId, name: typed } = input;
  const buried = await inAudit(async (transaction, audit) => {
    const connection = await changing(transaction, connectionId);
    const { name, dialect, regions, endpoints, keyHint } = connection;
    if (typed !== name) throw new ConnectionError("name-not-confirmed");
    const at = new Date().toISOString();
    const images = await buryImages(transaction, { connectionId, regionIds: null }, at);
    // No walk brings them back: it waits for the images' lock, and then for its scope, which is gone.
    await keepScopes(connectionId, [], transaction);
    await closeConnection(transaction, connectionId, at);
    audit(
      {
        action: "connection.removed",
        actor,
        before: { name, dialect, regions, endpoints: endpointDetails(endpoints), keyHint },
        after: { images },
      },
      connection,
    );
    return images;
  });
  await stopWalks(connectionId);
  return { buried };
}
