import { database } from "../database";
import { images, scopes } from "../database/tables";
import { cloudOf, type DialectId } from "../domain/cloud";
import { type Image, OWNERSHIPS, STATUSES } from "../domain/image";
import { SCOPE_GROUPS, type Scope } from "../domain/source";
import { isScope } from "./is-scope";
import { beginPass, completePass } from "./passes";
import { writePage } from "./write-page";

/** What one scope of the demo listed at moments before its first start. */
export type DemoReads = Omit<Scope, "group"> & {
  group: string;
  reads: {
    daysAgo: number;
    images: {
      id: string;
      name: string;
      ownership?: string;
      status?: string;
      used?: number;
      limit?: number;
    }[];
  }[];
};

const DAY_MS = 86_400_000;

/** No cloud's operation: pictures of another one are not compared with what the first real read tells. */
const OPERATION = "before the first start";

/**
 * Gives an empty demo a past: walks what its clouds listed then through the same passes as any read, so that changes,
 * tombstones and first sightings are made as they always are. Afterwards the scopes wait for their first read, whose
 * own images are no news.
 */
export async function plantHistory(
  history: readonly DemoReads[],
  { dialects, now }: { dialects: ReadonlyMap<string, DialectId>; now: Date },
): Promise<void> {
  const db = await database();
  if ((await db.$count(images)) > 0) return;
  const reads = history
    .flatMap(({ reads: ofScope, ...place }) => ofScope.map((read) => ({ scope: scopeOf(place), ...read })))
    // As they happened: what changed later is told later, whichever scope it was in.
    .sort((a, b) => b.daysAgo - a.daysAgo);
  for (const { scope, daysAgo, images: listed } of reads) {
    const dialect = dialects.get(scope.connectionId);
    if (!dialect) throw new Error(`the demo's history names an unknown connection ${scope.connectionId}`);
    const at = new Date(now.getTime() - daysAgo * DAY_MS).toISOString();
    const pictures = listed.map((told) => pictureOf(told, { scope, dialect }));
    await walk(scope, pictures, at);
  }
  for (const scope of history.map(scopeOf)) {
    await db
      .update(scopes)
      .set({ completeAt: null, attemptedAt: null, dueAt: now.toISOString() })
      .where(isScope(scope));
  }
}

function scopeOf({ connectionId, regionId, group: name }: Omit<DemoReads, "reads">): Scope {
  const group = SCOPE_GROUPS.find((known) => known === name);
  if (!group) throw new Error(`the demo's history names an unknown group ${name}`);
  return { connectionId, regionId, group };
}

async function walk(scope: Scope, listed: Image[], at: string): Promise<void> {
  const pass = await beginPass(scope, at);
  const items = listed.map((value) => ({
    value,
    answers: [
      {
        kind: "list-item" as const,
        operation: OPERATION,
        requestId: null,
        receivedAt: at,
        text: JSON.stringify({
          id: value.ref.imageId,
          name: value.name,
          status: value.status,
          used: value.sharing.used,
        }),
      },
    ],
  }));
  const written = await writePage({ scope, pass, items, at });
  await completePass(scope, pass, {
    pages: 1,
    images: listed.length,
    written,
    finishedAt: at,
    dueAt: at,
    seen: new Set(listed.map(({ ref }) => ref.imageId)),
  });
}

function pictureOf(
  {
    id,
    name,
    ownership = "private",
    status = "available",
    used,
    limit,
  }: DemoReads["reads"][number]["images"][number],
  { scope: { connectionId, regionId }, dialect }: { scope: Scope; dialect: DialectId },
): Image {
  return {
    ref: { connectionId, regionId, imageId: id },
    cloud: cloudOf(dialect),
    dialect,
    operation: OPERATION,
    filledFrom: null,
    name,
    description: null,
    owner: null,
    placement: null,
    ownership: { value: OWNERSHIPS.find((known) => known === ownership) ?? "unknown", raw: ownership },
    status: { value: STATUSES.find((known) => known === status) ?? "unknown", raw: status },
    progressPercent: null,
    os: { family: "not-reported", text: null, distribution: null, release: null, language: null },
    architecture: "not-reported",
    rootDevice: "not-reported",
    systemDiskGiB: null,
    minDiskGiB: null,
    imageSizeGiB: null,
    fileSize: null,
    disks: "not-reported",
    sharing: {
      audience: "not-reported",
      used: used ?? null,
      limit: limit ?? null,
      limitBasis: "quota",
      targets: "not-asked",
    },
    snapshotId: null,
    sourceInstanceId: null,
    createdAt: null,
    tags: [],
    facts: [],
    notes: [],
  };
}
