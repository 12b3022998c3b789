import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { type Database, database } from "../database";
import { images, passes, scopes } from "../database/tables";
import type { Failure } from "../domain/failure";
import type { Scope } from "../domain/source";
import { announceImages, lockRevisions, nextRevision } from "./revision";

/** Complete passes in a row that must not have an image before it is called gone. */
const PASSES_UNTIL_GONE = 2;

export type Pass = { id: number; number: number; startedAt: string };

function isScope(scope: Scope): SQL | undefined {
  return and(
    eq(scopes.connectionId, scope.connectionId),
    eq(scopes.regionId, scope.regionId),
    eq(scopes.group, scope.group),
  );
}

function inScope(scope: Scope): SQL | undefined {
  return and(
    eq(images.connectionId, scope.connectionId),
    eq(images.regionId, scope.regionId),
    eq(images.group, scope.group),
  );
}

/** Begins a pass under the scope's next number. */
export async function beginPass(scope: Scope, startedAt: string): Promise<Pass> {
  const db = await database();
  return await db.transaction(async (transaction) => {
    const [row] = await transaction
      .insert(scopes)
      .values({ ...scope, passNumber: 1, attemptedAt: startedAt, runningSince: startedAt })
      .onConflictDoUpdate({
        target: [scopes.connectionId, scopes.regionId, scopes.group],
        set: { passNumber: sql`${scopes.passNumber} + 1`, attemptedAt: startedAt, runningSince: startedAt },
      })
      .returning({ number: scopes.passNumber });
    const number = row?.number ?? 1;
    const [pass] = await transaction
      .insert(passes)
      .values({ ...scope, number, startedAt, outcome: "running" })
      .returning({ id: passes.id });
    if (!pass) throw new Error("a pass could not be recorded");
    return { id: pass.id, number, startedAt };
  });
}

export type PassResult = {
  finishedAt: string;
  pages: number;
  images: number;
  written: number;
  /** When the scope should be walked again. */
  dueAt: string;
};

/** Ends a pass that saw every page. Only such a pass may say that an image is missing. */
export async function completePass(
  scope: Scope,
  pass: Pass,
  result: PassResult & { seen: ReadonlySet<string> },
): Promise<void> {
  const { seen, dueAt, ...counts } = result;
  const db = await database();
  await db.transaction(async (transaction) => {
    await countMissing(transaction, scope, seen, result.finishedAt);
    await transaction
      .update(passes)
      .set({ ...counts, outcome: "complete" })
      .where(eq(passes.id, pass.id));
    await transaction
      .update(scopes)
      .set({ completeAt: pass.startedAt, runningSince: null, failingSince: null, failure: null, dueAt })
      .where(isScope(scope));
  });
}

/** Ends a pass that did not see everything. Nothing is missing because of it, and its pages stay. */
export async function breakPass(
  scope: Scope,
  pass: Pass,
  result: PassResult & { failure: Failure },
): Promise<void> {
  const { dueAt, failure, ...counts } = result;
  const db = await database();
  await db.transaction(async (transaction) => {
    await transaction
      .update(passes)
      .set({ ...counts, failure, outcome: "incomplete" })
      .where(eq(passes.id, pass.id));
    await transaction
      .update(scopes)
      .set({
        runningSince: null,
        failure,
        failingSince: sql`coalesce(${scopes.failingSince}, ${pass.startedAt}::timestamptz)`,
        dueAt,
      })
      .where(isScope(scope));
  });
}

async function countMissing(
  transaction: Database,
  scope: Scope,
  seen: ReadonlySet<string>,
  at: string,
): Promise<void> {
  const stored = await transaction
    .select({ imageId: images.imageId, missingPasses: images.missingPasses })
    .from(images)
    .where(and(inScope(scope), isNull(images.goneAt)));
  const missing = stored.filter(({ imageId }) => !seen.has(imageId));
  const back = stored.filter(({ imageId, missingPasses }) => seen.has(imageId) && missingPasses > 0);
  if (missing.length === 0 && back.length === 0) return;
  await lockRevisions(transaction);
  const ids = (rows: typeof stored) => rows.map(({ imageId }) => imageId);
  if (back.length > 0) {
    await transaction
      .update(images)
      .set({ missingPasses: 0 })
      .where(and(inScope(scope), inArray(images.imageId, ids(back))));
  }
  if (missing.length > 0) {
    await transaction
      .update(images)
      .set({
        missingPasses: sql`${images.missingPasses} + 1`,
        goneAt: sql`case when ${images.missingPasses} + 1 >= ${PASSES_UNTIL_GONE} then ${at}::timestamptz end`,
        revision: nextRevision,
      })
      .where(and(inScope(scope), inArray(images.imageId, ids(missing))));
    await announceImages(transaction);
  }
}
