import { and, eq, gt, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { type Database, database } from "../database";
import { announceMoves, told } from "../database/moves";
import { images, passes, scopes } from "../database/tables";
import { type Failure, refusesKey } from "../domain/failure";
import type { Scope } from "../domain/source";
import { passBatch, recordForAll } from "./changes";
import { isOneOf } from "./is-image";
import { isScope } from "./is-scope";
import { auditKeyState } from "./key-state";
import { instanceId, isFree, isHeldBy, leaseEnd, PassLost, ScopeTaken } from "./lease";
import { announceImages, lockRevisions, nextRevision } from "./revision";
import { lockScopes, ScopeGone } from "./scopes";

/** Complete passes in a row that must not have an image before it is called gone. */
const PASSES_UNTIL_GONE = 2;

export type Pass = { id: number; number: number; startedAt: string };

function inScope(scope: Scope): SQL | undefined {
  return and(
    eq(images.connectionId, scope.connectionId),
    eq(images.regionId, scope.regionId),
    eq(images.group, scope.group),
  );
}

/**
 * Begins a pass under the scope's next number and takes the lease of the scope. Throws `ScopeTaken` when another
 * process walks it, and `ScopeGone` when it was dropped meanwhile.
 */
export async function beginPass(scope: Scope, startedAt: string, holder = instanceId()): Promise<Pass> {
  const db = await database();
  return await db.transaction(async (transaction) => {
    const [row] = await transaction
      .update(scopes)
      .set({
        passNumber: sql`${scopes.passNumber} + 1`,
        attemptedAt: startedAt,
        runningSince: startedAt,
        leaseHolder: holder,
        leaseUntil: leaseEnd(),
      })
      .where(and(isScope(scope), isFree()))
      .returning({ number: scopes.passNumber });
    if (!row) throw (await exists(transaction, scope)) ? new ScopeTaken(scope) : new ScopeGone(scope);
    const { number } = row;
    // What a process left behind that is no more.
    await transaction
      .update(passes)
      .set({ outcome: "incomplete", finishedAt: startedAt })
      .where(and(isPassOf(scope), eq(passes.outcome, "running")));
    const [pass] = await transaction
      .insert(passes)
      .values({ ...scope, number, startedAt, outcome: "running" })
      .returning({ id: passes.id });
    if (!pass) throw new Error("a pass could not be recorded");
    await announceMoves(transaction, "accounts", "pulse");
    return { id: pass.id, number, startedAt };
  });
}

async function exists(transaction: Database, scope: Scope): Promise<boolean> {
  return (await transaction.$count(scopes, isScope(scope))) > 0;
}

function isPassOf(scope: Scope): SQL | undefined {
  return and(
    eq(passes.connectionId, scope.connectionId),
    eq(passes.regionId, scope.regionId),
    eq(passes.group, scope.group),
  );
}

export type PassCounts = {
  pages: number;
  /** Different images met. */
  images: number;
  written: number;
  /** How many images the cloud said there are, as far as its listings were begun; null where it does not say. */
  told?: number | null;
  /** By how much those totals moved while they were walked. */
  drift?: number;
};

/** Writes how far a running pass has come, for people who watch it. */
export async function progressPass(pass: Pass, counts: PassCounts): Promise<void> {
  const db = await database();
  await db
    .update(passes)
    .set(counts)
    .where(eq(passes.id, pass.id))
    .returning({ told: told("accounts") });
}

export type PassResult = PassCounts & {
  finishedAt: string;
  /** When the scope should be walked again. */
  dueAt: string;
};

/**
 * Ends a pass that saw every page. Only such a pass may say that an image is missing. Throws `ScopeGone` when the
 * scope was dropped meanwhile, and `PassLost` when another pass has begun: then nothing is missing because of this one.
 */
export async function completePass(
  scope: Scope,
  pass: Pass,
  result: PassResult & { seen: ReadonlySet<string> },
): Promise<void> {
  const { seen, dueAt, ...counts } = result;
  const db = await database();
  await db.transaction(async (transaction) => {
    // Before the scopes' own locks, as everybody who takes both: the other way round two could wait for ever.
    await lockRevisions(transaction);
    const ofSource = await lockScopes(transaction, sourceOf(scope));
    const own = ofSource.find(({ group }) => group === scope.group);
    if (!own) throw new ScopeGone(scope);
    if (own.passNumber !== pass.number) throw new PassLost();
    await countMissing(transaction, { scope, pass, seen, at: result.finishedAt });
    await transaction
      .update(passes)
      .set({ ...counts, outcome: "complete" })
      .where(eq(passes.id, pass.id));
    await transaction
      .update(scopes)
      .set({
        completeAt: pass.startedAt,
        ...RELEASED,
        failingSince: null,
        failure: null,
        dueAt,
      })
      .where(isScope(scope));
    const { rowCount: refused } = await transaction
      .update(scopes)
      .set({ refusals: 0, refusedSince: null })
      .where(and(sourceOf(scope), gt(scopes.refusals, 0)));
    await announceMoves(transaction, "accounts", "pulse");
    const before = (refused ?? 0) > 0;
    await auditKeyState(transaction, { scope, own: sourceOf(scope), before, after: false, failure: null });
  });
}

/**
 * Ends a pass that did not see everything. Nothing is missing because of it, and its pages stay. One that we cancelled
 * ourselves says nothing about the cloud: the scope is as it was, and due. One in whose place another has begun changes
 * nothing but its own record.
 */
export async function breakPass(
  scope: Scope,
  pass: Pass,
  result: PassResult & { failure: Failure },
): Promise<void> {
  const { dueAt, failure, ...counts } = result;
  const db = await database();
  await db.transaction(async (transaction) => {
    const [before] = await transaction
      .select({ refusals: scopes.refusals })
      .from(scopes)
      .where(isHeldBy(scope, pass.number))
      .for("update");
    const [after] = await transaction
      .update(scopes)
      .set(
        failure.kind === "cancelled"
          ? { ...RELEASED, dueAt: result.finishedAt }
          : { ...RELEASED, ...failing(failure, pass.startedAt), dueAt },
      )
      .where(isHeldBy(scope, pass.number))
      .returning({ refusals: scopes.refusals });
    await transaction
      .update(passes)
      .set({ ...counts, failure, outcome: "incomplete" })
      .where(eq(passes.id, pass.id));
    await announceMoves(transaction, "accounts", "pulse");
    if (before && after) {
      const [was, is] = [before.refusals > 0, after.refusals > 0];
      await auditKeyState(transaction, { scope, own: isScope(scope), before: was, after: is, failure });
    }
  });
}

/**
 * Frees a scope that could not be walked for a reason of ours (the store, the vault), and says so: without this it would
 * look as if it were being read for ever. One that another process walks by now is left to it.
 */
export async function postponeScope(
  scope: Scope,
  {
    at,
    dueAt,
    failure,
    holder = instanceId(),
  }: { at: string; dueAt: string; failure: Failure; holder?: string },
): Promise<void> {
  const db = await database();
  await db.transaction(async (transaction) => {
    const { rowCount } = await transaction
      .update(scopes)
      .set({ ...RELEASED, ...failing(failure, at), dueAt })
      .where(and(isScope(scope), or(isFree(), eq(scopes.leaseHolder, holder))));
    if (rowCount === 0) return;
    await transaction
      .update(passes)
      .set({ outcome: "incomplete", finishedAt: at, failure })
      .where(and(isPassOf(scope), eq(passes.outcome, "running")));
    await announceMoves(transaction, "accounts", "pulse");
  });
}

/** A scope that nobody walks. */
const RELEASED = { runningSince: null, leaseHolder: null, leaseUntil: null };

/** What a failed walk leaves in its scope: why, and since when without a success in between. */
function failing(failure: Failure, at: string) {
  const failingSince = sql`coalesce(${scopes.failingSince}, ${at}::timestamptz)`;
  if (refusesKey(failure.kind)) {
    return {
      failure,
      failingSince,
      refusals: sql`${scopes.refusals} + 1`,
      refusedSince: sql`coalesce(${scopes.refusedSince}, ${at}::timestamptz)`,
    };
  }
  // A cloud that names a missing permission has recognised the key; an outage says nothing of it.
  const accepted = failure.kind === "forbidden";
  return { failure, failingSince, ...(accepted && { refusals: 0, refusedSince: null }) };
}

/** The scopes of the same source. */
function sourceOf(scope: Scope): SQL | undefined {
  return and(eq(scopes.connectionId, scope.connectionId), eq(scopes.regionId, scope.regionId));
}

/**
 * Counts the images of a scope that a complete pass did not see, and calls those gone that were missed before. Under
 * `lockRevisions`.
 */
async function countMissing(
  transaction: Database,
  { scope, pass, seen, at }: { scope: Scope; pass: Pass; seen: ReadonlySet<string>; at: string },
): Promise<void> {
  const stored = await transaction
    .select({ imageId: images.imageId })
    .from(images)
    .where(and(inScope(scope), isNull(images.goneAt)));
  const { connectionId, regionId } = scope;
  const missing = stored
    .filter(({ imageId }) => !seen.has(imageId))
    .map(({ imageId }) => ({ connectionId, regionId, imageId }));
  if (missing.length === 0) return;
  const [before] = await transaction
    .select({ completeAt: scopes.completeAt })
    .from(scopes)
    .where(isScope(scope));
  await transaction
    .update(images)
    .set({
      missingPasses: sql`${images.missingPasses} + 1`,
      // The complete pass before this one still had it.
      lastListedAt: sql`coalesce(${images.lastListedAt}, greatest(${images.listedAt}, ${before?.completeAt ?? null}::timestamptz))`,
      goneAt: sql`case when ${images.missingPasses} + 1 >= ${PASSES_UNTIL_GONE} then ${at}::timestamptz end`,
      revision: nextRevision,
    })
    .where(and(inScope(scope), isOneOf(missing)));
  await recordForAll(transaction, {
    kind: "gone",
    at,
    batch: passBatch(pass.number, scope.group),
    where: and(inScope(scope), isOneOf(missing), isNotNull(images.goneAt)),
  });
  await announceImages(transaction);
}
