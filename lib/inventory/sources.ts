import { isNull } from "drizzle-orm";
import { prepared } from "../database/prepared";
import { connections, scopes } from "../database/tables";
import type { DialectId } from "../domain/cloud";
import { cloudOf } from "../domain/cloud";
import { putsOff } from "../domain/failure";
import type { SourceCondition, SourceState } from "../domain/image-list";
import type { ReadingPace } from "../domain/settings";
import { holdsOwn } from "../domain/source";
import { liveIndex } from "./live-index";
import { sourceKeyOf } from "./search/entry";
import { sharedRead } from "./shared-read";

/** Minutes between two reads of a group. */
export function intervalMinutes(group: ScopeRow["group"], pace: ReadingPace): number {
  return holdsOwn(group) ? pace.ownPassMinutes : pace.publicPassMinutes;
}

export type ScopeRow = typeof scopes.$inferSelect;
type SourceRow = { connectionId: string; connectionName: string; dialect: DialectId; regionId: string };

/** Every source with its condition, in the order of account names, then regions. */
export async function readSources({
  now,
  pace,
}: {
  now: Date;
  pace: ReadingPace | Promise<ReadingPace>;
}): Promise<SourceState[]> {
  const [[connectionRows, scopeRows], known] = await Promise.all([storedSources(), pace]);
  const options = { now, pace: known };
  const byPlace = new Map<string, ScopeRow[]>();
  for (const row of scopeRows) {
    const key = sourceKeyOf(row);
    byPlace.set(key, [...(byPlace.get(key) ?? []), row]);
  }
  return connectionRows
    .flatMap(({ regions, ...connection }) => regions.map((regionId) => ({ ...connection, regionId })))
    .sort((a, b) => compare(a.connectionName, b.connectionName) || compare(a.regionId, b.regionId))
    .map((source) => toState(source, byPlace.get(sourceKeyOf(source)) ?? [], options));
}

const connectionsStatement = prepared((db) =>
  db
    .select({
      connectionId: connections.id,
      connectionName: connections.name,
      dialect: connections.dialect,
      regions: connections.regions,
    })
    .from(connections)
    .where(isNull(connections.removedAt))
    .prepare("source_connections"),
);

const scopesStatement = prepared((db) => db.select().from(scopes).prepare("source_scopes"));

/** Every answer of the list tells them as they are, so those that are asked for at the same time share one reading. */
const storedSources = sharedRead(async () => {
  const [ofConnections, ofScopes] = await Promise.all([connectionsStatement(), scopesStatement()]);
  return await Promise.all([ofConnections.execute(), ofScopes.execute()]);
});

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toState(
  source: SourceRow,
  rows: ScopeRow[],
  { now, pace }: { now: Date; pace: ReadingPace },
): SourceState {
  const failing = rows
    .filter((row) => row.failure !== null)
    .sort((a, b) => compare(a.failingSince ?? "", b.failingSince ?? ""));
  const [first] = failing;
  const reads = rows.map((row) => row.completeAt);
  const oldest = reads.includes(null) || reads.length === 0 ? null : (reads.toSorted()[0] ?? null);
  return {
    ...source,
    cloud: cloudOf(source.dialect),
    condition: conditionOf(rows, { failing: failing.length > 0, now, pace }),
    images: liveIndex().index.countOf(sourceKeyOf(source)),
    readAt: oldest,
    reading: rows.some((row) => row.runningSince !== null),
    failingSince: first?.failingSince ?? null,
    failure: first?.failure ?? null,
    ...(first && putsOff(first.failure) && { throttledUntil: first.dueAt }),
  };
}

/** The condition of a source, or of one of its scopes alone. */
export function conditionOf(
  rows: ScopeRow[],
  { failing, now, pace }: { failing: boolean; now: Date; pace: ReadingPace },
): SourceCondition {
  if (failing) return "failing";
  const unread = rows.filter((row) => row.completeAt === null);
  if (rows.length === 0) return "waiting";
  if (unread.length > 0) return rows.some((row) => row.runningSince !== null) ? "reading" : "waiting";
  const stale = rows.some((row) => {
    const ageMs = now.getTime() - Date.parse(row.completeAt ?? "");
    return ageMs > intervalMinutes(row.group, pace) * pace.staleAfterIntervals * 60_000;
  });
  return stale ? "stale" : "current";
}
