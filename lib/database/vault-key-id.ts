import type { Database } from "./client";
import { vault } from "./tables";

/** The id of the key that seals now, or null before the first start is through. A rotation changes it. */
export async function vaultKeyId(transaction: Database): Promise<string | null> {
  const [row] = await transaction.select({ keyId: vault.keyId }).from(vault);
  return row?.keyId ?? null;
}
