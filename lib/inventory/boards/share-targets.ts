import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { database } from "../../database";
import { images } from "../../database/tables";
import {
  MOST_TARGET_IMAGES,
  MOST_TARGETS,
  type ShareTargets,
  type TargetRef,
  targetsOf,
} from "../../domain/boards/share-targets";
import { whoseFilter } from "../../domain/boards/whose";
import type { CloudId } from "../../domain/cloud";
import type { ImageRef } from "../../domain/image";
import type { ShareTarget } from "../../domain/sharing";
import { processWide } from "../../process-wide";
import { liveIndex } from "../live-index";
import { isAtLeast, presentState } from "../present-state";
import { readRows } from "../rows";
import { keyOf } from "../search/entry";
import { byFacet } from "../search/groupings";

/** One own image and whom it is shared with. */
type Told = { ref: ImageRef; targets: readonly ShareTarget[] };

/** Who own images are shared with: each account once, with how many images. No cloud is called. */
export async function readShareTargets(target: TargetRef | null): Promise<ShareTargets> {
  const { index, revision } = liveIndex();
  const present = await presentState();
  const known = revision();
  const told = await toldAt(known);
  const bySource = new Map(present.sources.map(({ connectionId, cloud }) => [connectionId, cloud]));
  const shared = told.flatMap(({ ref, targets }) => {
    const cloud = bySource.get(ref.connectionId);
    // The account was removed meanwhile.
    if (cloud === undefined) return [];
    const connectionName = present.accountNames.get(ref.connectionId) ?? ref.connectionId;
    return [{ ref, cloud, connectionName, targets }];
  });
  const all = targetsOf(shared);
  const tallied = await index.tally(whoseFilter("own"), present, [byFacet("sharing")]);
  const count = (state?: string) =>
    tallied.reduce(
      (sum, { values: [value], images }) => sum + (state === undefined || value === state ? images : 0),
      0,
    );
  const opened = target && openedOf(shared, target);
  return {
    total: count(),
    known: index.size,
    atLeast: isAtLeast(present.sources),
    revision: known,
    sources: present.sources,
    targets: all.slice(0, MOST_TARGETS),
    found: all.length,
    notAsked: count("not-asked"),
    notPermitted: count("not-permitted"),
    open:
      target && opened
        ? {
            target,
            images: opened.length,
            rows: await readRows(opened.slice(0, MOST_TARGET_IMAGES), present),
          }
        : null,
  };
}

function openedOf(
  shared: readonly { ref: ImageRef; cloud: CloudId; targets: readonly ShareTarget[] }[],
  { cloud, account }: TargetRef,
): string[] {
  return shared
    .filter((image) => image.cloud === cloud && image.targets.some((target) => target.account === account))
    .map(({ ref }) => keyOf(ref))
    .sort();
}

/** What is stored of all targets, kept until the inventory changes: it is read from thousands of rows. */
function toldAt(revision: number): Promise<Told[]> {
  const kept = processWide<{ revision: number; told: Promise<Told[]> | null }>("share-targets", () => ({
    revision: -1,
    told: null,
  }));
  if (kept.told !== null && kept.revision === revision) return kept.told;
  const told = readTold();
  kept.revision = revision;
  kept.told = told;
  told.catch(() => {
    // Not kept: the next one tries again.
    if (kept.told === told) kept.told = null;
  });
  return told;
}

async function readTold(): Promise<Told[]> {
  const db = await database();
  const rows = await db
    .select({
      connectionId: images.connectionId,
      regionId: images.regionId,
      imageId: images.imageId,
      sharing: images.sharing,
    })
    .from(images)
    .where(and(eq(images.ownership, "private"), isNull(images.goneAt), isNotNull(images.sharing)));
  return rows.flatMap(({ sharing, ...ref }) => {
    const targets = sharing?.targets;
    return Array.isArray(targets) && targets.length > 0 ? [{ ref, targets }] : [];
  });
}
