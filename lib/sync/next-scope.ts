import { cloudOf, type DialectId } from "../domain/cloud";
import type { Scope } from "../domain/source";
import type { DueScope } from "../inventory/scopes";
import { CATALOG } from "../providers/catalog";
import { POLICY } from "../providers/policy";

/** A scope that is being walked. */
export type Walked = Scope & { dialect: DialectId };

/** A scope whose time has come. */
export type Waiting = DueScope & { dialect: DialectId };

/**
 * Which scope gets the next free place, or null where none may have one. What somebody waits for goes first; then it is
 * the turn of the account with the fewest walks, so that one with hundreds of scopes keeps nobody waiting; then of the
 * one whose cloud takes the fewest calls a second: it takes longest, and what begins last would end last. Otherwise as
 * they come: the longest overdue first. `scopesAtOnce` is for the whole process.
 */
export function nextScope(
  waiting: readonly Waiting[],
  walked: readonly Walked[],
  scopesAtOnce: number = POLICY.process.scopesAtOnce,
): Waiting | null {
  if (walked.length >= scopesAtOnce) return null;
  let best: { scope: Waiting; rank: Rank } | null = null;
  for (const scope of waiting) {
    if (!hasRoom(scope, walked)) continue;
    const rank: Rank = [
      scope.awaited ? 0 : 1,
      walked.filter((one) => isOfAccount(one, scope)).length,
      callsPerSecond(scope.dialect),
    ];
    if (best === null || isBefore(rank, best.rank)) best = { scope, rank };
  }
  return best?.scope ?? null;
}

/** Compared from the first to the last; the smaller one is before. */
type Rank = readonly number[];

function isBefore(one: Rank, other: Rank): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

function hasRoom(scope: Waiting, walked: readonly Walked[]): boolean {
  const { scopesOfCloudAtOnce, scopesOfConnectionAtOnce, scopesOfSourceAtOnce } = POLICY.process;
  const cloud = cloudOf(scope.dialect);
  const ofAccount = walked.filter((one) => isOfAccount(one, scope));
  const ofSource = ofAccount.filter(({ regionId }) => regionId === scope.regionId);
  return (
    !ofSource.some(({ group }) => group === scope.group) &&
    walked.filter(({ dialect }) => cloudOf(dialect) === cloud).length < scopesOfCloudAtOnce &&
    ofAccount.length < scopesOfConnectionAtOnce &&
    // After a refusal of the key one at a time, so that three in a row are three and not more.
    ofSource.length < (scope.refusals > 0 ? 1 : scopesOfSourceAtOnce)
  );
}

function isOfAccount(one: Scope, { connectionId }: Scope): boolean {
  return one.connectionId === connectionId;
}

/** Of an account whose calls the cloud counts all together; where each region has its own, regions are read side by side. */
function callsPerSecond(dialect: DialectId): number {
  const { rates } = CATALOG[dialect];
  return rates.in === "everywhere" ? rates.perSecond : Number.POSITIVE_INFINITY;
}
