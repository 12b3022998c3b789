import { and, count, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { record } from "../audit";
import type { Database } from "../database";
import { views } from "../database/tables";
import type { AuditAction, AuditActor, AuditDetails } from "../domain/audit";
import type { Role } from "../domain/role";
import { MOST_VIEWS, type SavedView, type ViewOwner } from "../domain/view";
import { ViewError } from "./errors";
import { toView } from "./read";

/** Who acts on a view. Acts on views of the team are audited, those on one's own are nobody's business. */
export type ViewActor = { userId: string; role: Role; actor: AuditActor };

type Row = typeof views.$inferSelect;
type Known = { id: string; revision: number };

/** Saves a view. `name` and `address` come through `viewName` and `viewQuery`. Throws `ViewError`. */
export async function createView(
  transaction: Database,
  wanted: { owner: ViewOwner; name: string; address: string },
  by: ViewActor,
): Promise<SavedView> {
  const ownerId = wanted.owner === "team" ? null : by.userId;
  requireWriter(ownerId, by);
  await lockShelf(transaction, ownerId);
  const [held] = await transaction.select({ views: count() }).from(views).where(isOf(ownerId));
  if ((held?.views ?? 0) >= MOST_VIEWS) throw new ViewError("too-many");
  await requireFreeName(transaction, { ownerId, name: wanted.name });
  const { name, address } = wanted;
  const [row] = await transaction.insert(views).values({ ownerId, name, address }).returning();
  if (!row) throw new Error("an insert returned no row");
  await audit(transaction, { action: "view.created", row, after: { name, address } }, by);
  return toView(row);
}

/** Gives a view another name. Throws `ViewError`. */
export async function renameView(
  transaction: Database,
  wanted: Known & { name: string },
  by: ViewActor,
): Promise<SavedView> {
  const before = await changing(transaction, wanted, by);
  const { name } = wanted;
  if (before.name === name) return toView(before);
  await requireFreeName(transaction, { ownerId: before.ownerId, name, except: before.id });
  const row = await update(transaction, before, { name });
  const told = { before: { name: before.name }, after: { name } };
  await audit(transaction, { action: "view.renamed", row, ...told }, by);
  return toView(row);
}

/** Puts another state of the list into a view. Throws `ViewError`. */
export async function replaceView(
  transaction: Database,
  wanted: Known & { address: string },
  by: ViewActor,
): Promise<SavedView> {
  const before = await changing(transaction, wanted, by);
  const { address } = wanted;
  if (before.address === address) return toView(before);
  const row = await update(transaction, before, { address });
  const told = { before: { address: before.address }, after: { address } };
  await audit(transaction, { action: "view.replaced", row, ...told }, by);
  return toView(row);
}

/** Removes a view. Throws `ViewError`. */
export async function removeView(transaction: Database, wanted: Known, by: ViewActor): Promise<void> {
  const row = await changing(transaction, wanted, by);
  await transaction.delete(views).where(eq(views.id, row.id));
  const before = { name: row.name, address: row.address };
  await audit(transaction, { action: "view.removed", row, before }, by);
}

/** The view, kept from other changes until the commit. Another person's is as unknown as one that never was. */
async function changing(transaction: Database, { id, revision }: Known, by: ViewActor): Promise<Row> {
  const [found] = await transaction.select().from(views).where(eq(views.id, id));
  if (!found || (found.ownerId !== null && found.ownerId !== by.userId)) throw new ViewError("unknown");
  requireWriter(found.ownerId, by);
  // Shelf before row, as when a view is made: two acts never wait for each other.
  await lockShelf(transaction, found.ownerId);
  const [row] = await transaction.select().from(views).where(eq(views.id, id)).for("update");
  if (!row) throw new ViewError("unknown");
  if (row.revision !== revision) throw new ViewError("changed-meanwhile");
  return row;
}

function requireWriter(ownerId: string | null, { role }: ViewActor): void {
  if (ownerId === null && role !== "admin") throw new ViewError("not-allowed");
}

/** One change at a time per owner, so that neither the limit nor a name is passed by two at once. */
async function lockShelf(transaction: Database, ownerId: string | null): Promise<void> {
  const shelf = `views ${ownerId ?? "team"}`;
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${shelf}, 0))`);
}

function isOf(ownerId: string | null): SQL {
  return ownerId === null ? isNull(views.ownerId) : eq(views.ownerId, ownerId);
}

async function requireFreeName(
  transaction: Database,
  { ownerId, name, except }: { ownerId: string | null; name: string; except?: string },
): Promise<void> {
  const [taken] = await transaction
    .select({ id: views.id })
    .from(views)
    .where(
      and(
        isOf(ownerId),
        sql`lower(${views.name}) = lower(${name})`,
        except === undefined ? undefined : ne(views.id, except),
      ),
    );
  if (taken) throw new ViewError("name-taken");
}

async function update(
  transaction: Database,
  { id, revision }: Row,
  change: { name: string } | { address: string },
): Promise<Row> {
  const changedAt = new Date().toISOString();
  const [row] = await transaction
    .update(views)
    .set({ ...change, revision: revision + 1, changedAt })
    .where(eq(views.id, id))
    .returning();
  if (!row) throw new Error("an update returned no row");
  return row;
}

type Act = { action: AuditAction; row: Row; before?: AuditDetails; after?: AuditDetails };

async function audit(transaction: Database, { row, ...act }: Act, { actor }: ViewActor): Promise<void> {
  if (row.ownerId !== null) return;
  await record(transaction, { ...act, actor, object: { kind: "view", id: row.id, name: row.name } });
}
