import { eq, inArray, sql } from "drizzle-orm";
import { listConnections } from "../connections";
import { database } from "../database";
import { passes, scopes } from "../database/tables";
import { cloudOf } from "../domain/cloud";
import type {
  Connection,
  ConnectionHealth,
  ConnectionRegion,
  ConnectionSummary,
  PassProgress,
} from "../domain/connection";
import type { SourceState } from "../domain/image-list";
import { REFUSALS_UNTIL_STOP } from "../domain/source";
import { readSources, type ScopeRow } from "../inventory/sources";
import { currentSettings } from "../settings";

/** A temporary key whose end is nearer than this should be replaced. */
const SOON_MS = 24 * 3_600_000;

/** Every connection with its health, in the order of names: the accounts page. No cloud is asked. */
export async function readConnections(now: Date = new Date()): Promise<ConnectionSummary[]> {
  const db = await database();
  const [list, pace] = await Promise.all([listConnections(), currentSettings()]);
  if (list.length === 0) return [];
  const ids = list.map(({ id }) => id);
  const [sources, scopeRows, running] = await Promise.all([
    readSources({ now, pace }),
    db.select().from(scopes).where(inArray(scopes.connectionId, ids)),
    readRunning(),
  ]);
  return list.map((connection) =>
    toSummary(connection, {
      sources: sources.filter(({ connectionId }) => connectionId === connection.id),
      rows: scopeRows.filter(({ connectionId }) => connectionId === connection.id),
      running,
      now,
    }),
  );
}

/** The passes that run now, by `progressKey`. */
export async function readRunning(): Promise<Map<string, PassProgress>> {
  const db = await database();
  const rows = await db
    .select({
      connectionId: passes.connectionId,
      regionId: passes.regionId,
      group: passes.group,
      since: passes.startedAt,
      pages: passes.pages,
      images: passes.images,
      told: passes.told,
      lastTime: sql<number | null>`(
        select last.images from passes last
        where last.connection_id = passes.connection_id and last.region_id = passes.region_id
          and last.group_name = passes.group_name and last.outcome = 'complete'
        order by last.number desc limit 1
      )`,
    })
    .from(passes)
    .innerJoin(
      scopes,
      sql`${scopes.connectionId} = ${passes.connectionId} and ${scopes.regionId} = ${passes.regionId}
        and ${scopes.group} = ${passes.group} and ${scopes.passNumber} = ${passes.number}
        and ${scopes.runningSince} is not null`,
    )
    .where(eq(passes.outcome, "running"));
  return new Map(
    rows.map(({ since, pages, images, told, lastTime, ...row }) => {
      // A group of several listings has told the totals of those only that were begun.
      const known = Math.max(told ?? 0, lastTime ?? 0);
      const expected = known > 0 ? { expected: Math.max(known, images) } : {};
      return [progressKey(row), { since, pages, images, ...expected }];
    }),
  );
}

export function progressKey(scope: Pick<ScopeRow, "connectionId" | "regionId" | "group">): string {
  return `${scope.connectionId}\n${scope.regionId}\n${scope.group}`;
}

/** Whether the key was refused so often in a source that it is not asked any more. */
export function isStopped(rows: readonly ScopeRow[]): boolean {
  return rows.reduce((sum, { refusals }) => sum + refusals, 0) >= REFUSALS_UNTIL_STOP;
}

type Known = {
  sources: SourceState[];
  rows: ScopeRow[];
  running: ReadonlyMap<string, PassProgress>;
  now: Date;
};

function toSummary(connection: Connection, known: Known): ConnectionSummary {
  const { rows, now } = known;
  const sources = known.sources.map((source) =>
    toRegion(
      source,
      rows.filter(({ regionId }) => regionId === source.regionId),
      { ...known, reads: connection.state === "active" },
    ),
  );
  const rights = rows.flatMap(({ failure }) => (failure?.kind === "forbidden" ? (failure.action ?? []) : []));
  return {
    ...connection,
    cloud: cloudOf(connection.dialect),
    health: healthOf(connection, sources, rows),
    expiry: expiryOf(connection.expiresAt, now),
    images: sources.reduce((sum, { images }) => sum + images, 0),
    sources,
    missingRights: [...new Set(rights)].sort(),
  };
}

function toRegion(
  source: SourceState,
  rows: ScopeRow[],
  { running, reads }: Pick<Known, "running"> & { reads: boolean },
): ConnectionRegion {
  const { regionId, condition, images, readAt, failingSince, failure } = source;
  const stopped = isStopped(rows);
  const due = rows.map(({ dueAt }) => dueAt).sort();
  const walks = rows.flatMap((row) => running.get(progressKey(row)) ?? []);
  return {
    regionId,
    condition: stopped ? "stopped" : condition,
    images,
    readAt,
    failingSince,
    failure,
    dueAt: stopped || !reads ? null : (due[0] ?? null),
    progress: walks.length > 0 ? together(walks) : null,
  };
}

function together(walks: PassProgress[]): PassProgress {
  return {
    since: walks.map(({ since }) => since).sort()[0] ?? "",
    pages: walks.reduce((sum, { pages }) => sum + pages, 0),
    images: walks.reduce((sum, { images }) => sum + images, 0),
    ...(walks.every(({ expected }) => expected !== undefined) && {
      expected: walks.reduce((sum, { expected = 0 }) => sum + expected, 0),
    }),
  };
}

function healthOf(
  { state }: Connection,
  sources: readonly ConnectionRegion[],
  rows: readonly ScopeRow[],
): ConnectionHealth {
  if (state !== "active") return state;
  if (needsAttention(sources, rows)) return "needs-attention";
  const conditions = sources.map(({ condition }) => condition);
  if (conditions.some((one) => one === "stopped" || one === "failing" || one === "stale")) return "degraded";
  return conditions.some((one) => one === "reading" || one === "waiting") ? "reading" : "ok";
}

/** A source was stopped, and no source has succeeded since its key was first refused. */
function needsAttention(sources: readonly ConnectionRegion[], rows: readonly ScopeRow[]): boolean {
  const stopped = sources.filter(({ condition }) => condition === "stopped").map(({ regionId }) => regionId);
  const since = rows
    .filter(({ regionId }) => stopped.includes(regionId))
    .flatMap(({ refusedSince }) => refusedSince ?? [])
    .sort()[0];
  return since !== undefined && !rows.some(({ completeAt }) => completeAt !== null && completeAt > since);
}

function expiryOf(expiresAt: string | null, now: Date): ConnectionSummary["expiry"] {
  if (expiresAt === null) return null;
  const leftMs = Date.parse(expiresAt) - now.getTime();
  if (leftMs <= 0) return "passed";
  return leftMs < SOON_MS ? "soon" : "later";
}
