import type { AuditActor } from "../domain/audit";
import { changing, inAudit, updateConnection } from "./changes";
import type { RenameInput } from "./schema";

/** Gives a connection another name. Throws `ConnectionError`: `unknown`, `name-taken`. */
export async function renameConnection(input: RenameInput, actor: AuditActor): Promise<void> {
  const { connectionId, name } = input;
  await inAudit(async (transaction, audit) => {
    const connection = await changing(transaction, connectionId);
    if (connection.name === name) return;
    await updateConnection(transaction, connectionId, { name });
    audit(
      { action: "connection.renamed", actor, before: { name: connection.name }, after: { name } },
      { id: connectionId, name },
    );
  });
}
