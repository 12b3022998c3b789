import { database } from "../database";
import { scopes } from "../database/tables";
import type { AlertCause } from "../domain/alert";
import { emptyFilter, type ImageFilter, withChoice } from "../domain/image-filter";
import type { ReadingPace } from "../domain/settings";
import { LARGEST_WINDOW, listImages } from "../inventory/list";
import { sourceKeyOf } from "../inventory/search/entry";
import { intervalMinutes, type ScopeRow } from "../inventory/sources";
import { currentSettings } from "../settings";
import { readConnections } from "./connection-list";

/** Everything that needs a look at this moment. Nothing that an admin paused, and no trouble under two names. */
export async function alertCauses(now: Date): Promise<AlertCause[]> {
  const [ofAccounts, ofSharing, ofReleases] = await Promise.all([
    accountCauses(now),
    sharingCauses(),
    releaseCauses(),
  ]);
  return [...ofAccounts, ...ofSharing, ...ofReleases];
}

/** Accounts whose key is refused or gone; of the others, sources that were not read for too long. */
async function accountCauses(now: Date): Promise<AlertCause[]> {
  const db = await database();
  const [connections, rows, pace] = await Promise.all([
    readConnections(now),
    db.select().from(scopes),
    currentSettings(),
  ]);
  const overdue = new Set(rows.filter((row) => isOverdue(row, now, pace)).map(sourceKeyOf));
  return connections.flatMap((connection): AlertCause[] => {
    const { id: connectionId, name: connectionName, dialect, health, sources } = connection;
    const of = { connectionId, connectionName, dialect };
    if (health === "needs-attention") return [{ kind: "connection", ...of, why: "attention" }];
    if (health === "needs-key") return [{ kind: "connection", ...of, why: "key" }];
    if (health === "paused") return [];
    return sources.flatMap(({ regionId, readAt }): AlertCause[] =>
      overdue.has(sourceKeyOf({ connectionId, regionId }))
        ? [{ kind: "source", ...of, regionId, readAt }]
        : [],
    );
  });
}

/** Whether a scope has had no complete pass for longer than its threshold, or fails that long without ever one. */
function isOverdue({ group, completeAt, failingSince }: ScopeRow, now: Date, pace: ReadingPace): boolean {
  const since = completeAt ?? failingSince;
  const longestMs = intervalMinutes(group, pace) * pace.staleAfterIntervals * 60_000;
  return since !== null && now.getTime() - Date.parse(since) > longestMs;
}

const OWN = withChoice(emptyFilter(), "ownership", "private", "include");

/** Own images whose sharing limit is nearly or wholly used up, by the threshold of the settings. */
async function sharingCauses(): Promise<AlertCause[]> {
  const near = withChoice(withChoice(OWN, "sharing", "near-limit", "include"), "sharing", "full", "include");
  const rows = await ownRows(near);
  return rows.flatMap(({ ref, name, connectionName, dialect, sharing: { used, limit } }): AlertCause[] =>
    used === null || limit === null
      ? []
      : [{ kind: "sharing", ref, imageName: name, connectionName, dialect, used, limit }],
  );
}

/** Releases that own images rest on and that lose their support within the days of the settings. */
async function releaseCauses(): Promise<AlertCause[]> {
  const rows = await ownRows(withChoice(OWN, "lifecycle", "ending", "include"));
  const releases = new Map<string, { endsOn: string; images: number }>();
  for (const { os, lifecycle } of rows) {
    if (os.distribution === null || os.release === null || lifecycle.endsOn === null) continue;
    const release = `${os.distribution} ${os.release}`;
    const known = releases.get(release);
    if (known) known.images += 1;
    else releases.set(release, { endsOn: lifecycle.endsOn, images: 1 });
  }
  return [...releases].map(([release, told]) => ({ kind: "release", release, ...told }));
}

/** Pages of one evaluation: more alerts than this of one kind help nobody. */
const MOST_PAGES = 10;

async function ownRows(filter: ImageFilter) {
  const rows = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await listImages(filter, { from: page * LARGEST_WINDOW, limit: LARGEST_WINDOW });
    rows.push(...found.rows);
    if (rows.length >= found.total) break;
  }
  return rows;
}
