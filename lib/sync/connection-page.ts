import { and, count, desc, eq, isNull } from "drizzle-orm";
import { database } from "../database";
import { images, passes, scopes } from "../database/tables";
import type { ConnectionPage, ConnectionScope, PassProgress, PassRecord } from "../domain/connection";
import type { ReadingPace } from "../domain/settings";
import { SCOPE_GROUPS } from "../domain/source";
import { conditionOf, type ScopeRow } from "../inventory/sources";
import { currentSettings } from "../settings";
import { isStopped, progressKey, readConnections, readRunning } from "./connection-list";

/** Passes of the past that the page shows. */
const MOST_PASSES = 50;

/** Everything about one connection: its scopes and their latest passes. Null when it is unknown or was removed. */
export async function readConnectionPage(id: string, now: Date = new Date()): Promise<ConnectionPage | null> {
  const connection = (await readConnections(now)).find((one) => one.id === id);
  if (!connection) return null;
  const db = await database();
  const [rows, counted, history, running, pace] = await Promise.all([
    db.select().from(scopes).where(eq(scopes.connectionId, id)),
    db
      .select({ regionId: images.regionId, group: images.group, images: count() })
      .from(images)
      .where(and(eq(images.connectionId, id), isNull(images.goneAt)))
      .groupBy(images.regionId, images.group),
    db.select().from(passes).where(eq(passes.connectionId, id)).orderBy(desc(passes.id)).limit(MOST_PASSES),
    readRunning(),
    currentSettings(),
  ]);
  const records = history.map(toRecord);
  const reads = connection.state === "active";
  return {
    connection,
    scopes: rows
      .map((row) =>
        toScope(row, {
          stopped: isStopped(rows.filter(({ regionId }) => regionId === row.regionId)),
          images: counted.find(isOf(row))?.images ?? 0,
          latest: records.find((record) => record.finishedAt !== null && isOf(row)(record)) ?? null,
          progress: running.get(progressKey(row)) ?? null,
          reads,
          now,
          pace,
        }),
      )
      .sort(
        (a, b) =>
          connection.regions.indexOf(a.regionId) - connection.regions.indexOf(b.regionId) ||
          SCOPE_GROUPS.indexOf(a.group) - SCOPE_GROUPS.indexOf(b.group),
      ),
    passes: records,
  };
}

type Around = {
  stopped: boolean;
  images: number;
  latest: PassRecord | null;
  progress: PassProgress | null;
  reads: boolean;
  now: Date;
  pace: ReadingPace;
};

function toScope(row: ScopeRow, around: Around): ConnectionScope {
  const { stopped, progress, latest, reads, now, pace } = around;
  const failing = row.failure !== null;
  return {
    regionId: row.regionId,
    group: row.group,
    condition: stopped ? "stopped" : conditionOf([row], { failing, now, pace }),
    images: around.images,
    completeAt: row.completeAt,
    durationMs: latest?.durationMs ?? null,
    progress,
    dueAt: stopped || !reads ? null : row.dueAt,
    failingSince: row.failingSince,
    failure: row.failure,
    refusals: row.refusals,
  };
}

function toRecord(row: typeof passes.$inferSelect): PassRecord {
  const {
    regionId,
    group,
    number,
    startedAt,
    finishedAt,
    outcome,
    pages,
    images: seen,
    written,
    failure,
  } = row;
  const durationMs = finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(startedAt);
  return {
    regionId,
    group,
    number,
    startedAt,
    finishedAt,
    durationMs,
    outcome,
    pages,
    images: seen,
    written,
    failure,
  };
}

function isOf(row: ScopeRow) {
  return (other: { regionId: string; group: string }) =>
    other.regionId === row.regionId && other.group === row.group;
}
