import { sql } from "drizzle-orm";
import packageFile from "../../package.json" with { type: "json" };
import { database, databasePool } from "../database";
import { diskFullSince } from "../database/disk";
import { scopes } from "../database/tables";
import type { SourceState } from "../domain/image-list";
import { REFUSALS_UNTIL_STOP } from "../domain/source";
import { liveIndex } from "../inventory/live-index";
import { intervalMinutes, readSources } from "../inventory/sources";
import { block, type Sample } from "../metrics/registry";
import { currentSettings } from "../settings";
import { openBreakers } from "../sync/clouds";

/** What is read at the moment of asking, as text: sources, scopes, index, database. Throws when the database is gone. */
export async function gauges(now: Date): Promise<string> {
  const pace = await currentSettings();
  const [sources, counted, newest, pool] = await Promise.all([
    readSources({ now, pace }),
    countScopes(now),
    newestRevision(),
    databasePool(),
  ]);
  const { index, revision } = liveIndex();
  return [
    gauge("nephoscope_build_info", "The version that runs.", [
      { labels: { version: packageFile.version, node: process.versions.node }, value: 1 },
    ]),
    gauge(
      "nephoscope_source_complete_age_seconds",
      "Age of the oldest complete read among a source's scopes. A source that was never read has none.",
      sources.flatMap((source) => ageOf(source, now)),
    ),
    gauge("nephoscope_sources", "Sources by condition.", countBy(sources)),
    gauge("nephoscope_scopes", "Scopes by state; late: due for longer than their interval.", counted),
    gauge(
      "nephoscope_breaker_open",
      "1 for each region that this process leaves alone, since its cloud is out of order there.",
      openBreakers().map(({ connectionId, dialect, regionId }) => ({
        labels: { connection: connectionId, dialect, region: regionId },
        value: 1,
      })),
    ),
    gauge("nephoscope_index_images", "Images in this process's index.", one(index.size)),
    gauge(
      "nephoscope_index_bytes",
      "About how much memory the index takes, estimated from its images.",
      one(index.size * BYTES_PER_IMAGE),
    ),
    gauge(
      "nephoscope_index_lag_revisions",
      "Stored changes that the index has not read yet.",
      one(Math.max(0, newest - revision())),
    ),
    gauge(
      "nephoscope_disk_full",
      "1 while this process can store nothing, since the disk is full.",
      one(diskFullSince() === null ? 0 : 1),
    ),
    gauge("nephoscope_database_connections", "Connections of the pool, and requests that wait for one.", [
      { labels: { state: "busy" }, value: pool.total - pool.idle },
      { labels: { state: "idle" }, value: pool.idle },
      { labels: { state: "waiting" }, value: pool.waiting },
    ]),
  ].join("");

  /** Scopes as the scheduler sees them. */
  async function countScopes(at: Date): Promise<Sample[]> {
    const db = await database();
    const rows = await db.select().from(scopes);
    const states = { running: 0, due: 0, late: 0, waiting: 0, failing: 0, stopped: 0 };
    for (const row of rows) {
      const overdueMs = at.getTime() - Date.parse(row.dueAt);
      if (row.failure !== null) states.failing += 1;
      if (row.refusals >= REFUSALS_UNTIL_STOP) states.stopped += 1;
      else if (row.runningSince !== null) states.running += 1;
      else if (overdueMs > intervalMinutes(row.group, pace) * 60_000) states.late += 1;
      else if (overdueMs > 0) states.due += 1;
      else states.waiting += 1;
    }
    return Object.entries(states).map(([state, value]) => ({ labels: { state }, value }));
  }
}

/** Below 120 bytes beside the folded text, which `npm run bench:search` holds; and some 200 for a usual text. */
const BYTES_PER_IMAGE = 320;

async function newestRevision(): Promise<number> {
  const db = await database();
  const { rows } = await db.execute<{ newest: string }>(
    sql`select coalesce(max(revision), 0) as newest from images`,
  );
  return Number(rows[0]?.newest ?? 0);
}

function ageOf({ readAt, connectionId, dialect, regionId }: SourceState, now: Date): Sample[] {
  if (readAt === null) return [];
  const labels = { connection: connectionId, dialect, region: regionId };
  return [{ labels, value: Math.max(0, (now.getTime() - Date.parse(readAt)) / 1000) }];
}

function countBy(sources: readonly SourceState[]): Sample[] {
  const counts = new Map<string, number>();
  for (const { condition } of sources) counts.set(condition, (counts.get(condition) ?? 0) + 1);
  return [...counts].map(([condition, value]) => ({ labels: { condition }, value }));
}

function gauge(name: string, help: string, samples: readonly Sample[]): string {
  return block({ name, help, type: "gauge", samples });
}

function one(value: number): Sample[] {
  return [{ labels: {}, value }];
}
