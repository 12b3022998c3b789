import { and, eq, isNull } from "drizzle-orm";
import { fingerprint, record } from "../audit";
import type { Database } from "../database";
import { shareLinks } from "../database/tables";
import type { AuditActor } from "../domain/audit";
import { LinkError } from "./errors";

/**
 * Ends a link for good, from the next request on. `ownedBy`: only one that this person made; to them the others do not
 * exist. Throws `share-unknown`. One that was revoked before stays as it is.
 */
export async function revokeLink(
  transaction: Database,
  { actor, now, id, ownedBy }: { actor: AuditActor; now: Date; id: string; ownedBy: string | null },
): Promise<void> {
  const mine = ownedBy === null ? undefined : eq(shareLinks.createdBy, ownedBy);
  const [row] = await transaction
    .select()
    .from(shareLinks)
    .where(and(eq(shareLinks.id, id), mine))
    .for("update");
  if (!row) throw new LinkError("share-unknown");
  if (row.revokedAt !== null) return;
  await transaction
    .update(shareLinks)
    .set({ revokedAt: now.toISOString() })
    .where(and(eq(shareLinks.id, id), isNull(shareLinks.revokedAt)));
  await record(transaction, {
    actor,
    action: "link.revoked",
    object: { kind: "link", id, name: row.imageId },
    before: {
      kind: row.kind,
      madeBy: row.makerEmail,
      views: row.views,
      ...(row.tokenHash !== null && { token: fingerprint(row.tokenHash) }),
    },
  });
}
