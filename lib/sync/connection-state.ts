import { ConnectionError, changing, inAudit, updateConnection } from "../connections";
import type { AuditActor } from "../domain/audit";
import { beginAgain } from "../inventory/scopes";
import { stopWalks } from "./walks";

/**
 * Asks nothing of a connection's cloud until it is resumed; its images stay, and grow old. Throws `ConnectionError`:
 * `unknown`, `no-key`.
 */
export async function pauseConnection(connectionId: string, actor: AuditActor): Promise<void> {
  await inAudit(async (transaction, audit) => {
    const { name, state } = await changing(transaction, connectionId);
    if (state === "needs-key") throw new ConnectionError("no-key");
    if (state === "paused") return;
    await updateConnection(transaction, connectionId, { state: "paused" });
    audit(
      { action: "connection.paused", actor, before: { state }, after: { state: "paused" } },
      { id: connectionId, name },
    );
  });
  await stopWalks(connectionId);
}

/**
 * Reads a connection again at once: one that was paused, or one whose sources were stopped because its key was refused.
 * Throws `ConnectionError`: `unknown`, `no-key`.
 */
export async function resumeConnection(connectionId: string, actor: AuditActor): Promise<void> {
  await inAudit(async (transaction, audit) => {
    const { name, state } = await changing(transaction, connectionId);
    if (state === "needs-key") throw new ConnectionError("no-key");
    await updateConnection(transaction, connectionId, { state: "active" });
    await beginAgain(transaction, connectionId, new Date().toISOString());
    audit(
      { action: "connection.resumed", actor, before: { state }, after: { state: "active" } },
      { id: connectionId, name },
    );
  });
}
