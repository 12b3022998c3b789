import { isNull } from "drizzle-orm";
import { beginAudit, record } from "../audit";
import { database } from "../database";
import { connections } from "../database/tables";
import { vaultKeyId } from "../database/vault-key-id";
import type { AuditActor } from "../domain/audit";
import { env } from "../env";
import { readKeyRing } from "../key-ring";
import { dropUnusedKeys } from "./rotate-keys";
import { dropSealed, SEALED_COLUMNS } from "./sealed-columns";
import { lockVault } from "./sealed-values";
import { keepVaultKey } from "./vault-key";

/**
 * The way out after the vault's key was lost: drops every sealed value, lets every connection wait for a new key of its
 * cloud, and goes on with the vault key that is given now. Images stay as they are. Throws `KeyError` when no usable
 * key is given.
 */
export async function forgetKeys(actor: AuditActor): Promise<{ values: number; connections: number }> {
  const db = await database();
  const done = await db.transaction(async (transaction) => {
    await lockVault(transaction);
    const { current } = readKeyRing(env());
    const before = await vaultKeyId(transaction);
    let values = 0;
    for (const column of SEALED_COLUMNS) values += await dropSealed(transaction, column);
    const waiting = await transaction
      .update(connections)
      .set({ state: "needs-key" })
      .where(isNull(connections.removedAt));
    await keepVaultKey(transaction, current);
    if (before === null) await beginAudit(transaction);
    const told = { values, connections: waiting.rowCount ?? 0 };
    await record(transaction, {
      actor,
      action: "keys.forgotten",
      object: { kind: "vault", id: current.id, name: null },
      before: { keyId: before },
      after: { keyId: current.id, ...told },
    });
    return told;
  });
  await dropUnusedKeys();
  return done;
}
