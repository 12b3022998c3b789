import { eq } from "drizzle-orm";
import { database } from "../../database";
import { quotas } from "../../database/tables";
import {
  byQuotaFullness,
  fullnessOf,
  HEADROOM_ROWS,
  type Headroom,
  type HeadroomDot,
  type QuotaStanding,
  quotaStanding,
  STANDINGS,
  type Standing,
} from "../../domain/boards/headroom";
import { firstRow, type HeadroomAddress, headroomFilter } from "../../domain/boards/headroom-address";
import { CLOUDS, type CloudId } from "../../domain/cloud";
import type { SourceState } from "../../domain/image-list";
import { CATALOG } from "../../providers/catalog";
import { liveIndex } from "../live-index";
import { isAtLeast, type PresentState, presentState } from "../present-state";
import { readRows } from "../rows";
import { sharedImageOf } from "../search/columns";
import { sourceKeyOf } from "../search/entry";
import { byFacet, type Grouping } from "../search/groupings";
import type { ImageIndex } from "../search/image-index";

type Asked = Pick<HeadroomAddress, "cloud" | "standing" | "page">;

/** How full the sharing limits of own images and the image quotas are. No cloud is called. */
export async function readHeadroom(asked: Asked, limit = HEADROOM_ROWS): Promise<Headroom> {
  const { index, revision } = liveIndex();
  const present = await presentState();
  const { keys, ...board } = await headroomOf(index, { asked, present, limit });
  return {
    ...board,
    known: index.size,
    atLeast: isAtLeast(present.sources),
    revision: revision(),
    sources: present.sources,
    alertPercent: present.alertPercent,
    rows: await readRows(keys, present),
    quotas: await readQuotas(
      present.sources.filter(({ cloud }) => asked.cloud === null || cloud === asked.cloud),
    ),
  };
}

/** What the index knows of it: the numbers, and which images stand on the page. */
export async function headroomOf(
  index: ImageIndex,
  {
    asked,
    present,
    limit = HEADROOM_ROWS,
  }: { asked: Asked; present: Omit<PresentState, "sources">; limit?: number },
): Promise<
  Pick<Headroom, "total" | "standings" | "clouds" | "dots" | "chosen" | "from"> & { keys: string[] }
> {
  const tallied = await index.tally(headroomFilter({ cloud: null }), present, [
    byFacet("cloud"),
    BY_FULLNESS,
  ]);
  const standings = Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as Record<
    Standing,
    number
  >;
  const clouds = new Map<CloudId, number>();
  const dots = new Map<number, number>();
  let total = 0;
  for (const {
    values: [cloudName = "", fullness = ""],
    images,
  } of tallied) {
    // The cloud's column holds nothing but clouds, and the other one what `BY_FULLNESS` wrote.
    const cloud = cloudName as CloudId;
    const [standing, percent] = JSON.parse(fullness) as [Standing, number | null];
    clouds.set(cloud, (clouds.get(cloud) ?? 0) + images);
    if (asked.cloud !== null && asked.cloud !== cloud) continue;
    total += images;
    standings[standing] += images;
    if (percent !== null) dots.set(percent, (dots.get(percent) ?? 0) + images);
  }
  const from = firstRow({ ...asked, tab: "limits", target: null });
  const { total: chosen, keys } = await index.findRanked(headroomFilter(asked), present, {
    from,
    limit,
    by: {
      column: "sharing",
      read: (word, { alertPercent }) => {
        const { standing, rank } = fullnessOf(sharedImageOf(word), alertPercent);
        return asked.standing === null || asked.standing === standing ? rank : null;
      },
    },
  });
  return {
    total,
    standings,
    clouds: CLOUDS.flatMap((cloud) => {
      const images = clouds.get(cloud) ?? 0;
      return images > 0 ? [{ cloud, images }] : [];
    }),
    dots: [...dots]
      .map(([percent, images]): HeadroomDot => ({ percent, images }))
      .sort((a, b) => a.percent - b.percent),
    chosen,
    from,
    keys,
  };
}

const BY_FULLNESS: Grouping = {
  column: "sharing",
  read: (word, { alertPercent }) => {
    const { standing, percent } = fullnessOf(sharedImageOf(word), alertPercent);
    return JSON.stringify([standing, percent]);
  },
};

/** The image quota of each source, the fullest first. */
async function readQuotas(sources: readonly SourceState[]): Promise<QuotaStanding[]> {
  const db = await database();
  const rows = await db.select().from(quotas).where(eq(quotas.name, "images"));
  const told = new Map(rows.map((row) => [sourceKeyOf(row), row]));
  return sources
    .map(({ connectionId, connectionName, dialect, regionId }) => {
      const row = told.get(sourceKeyOf({ connectionId, regionId }));
      const offered = CATALOG[dialect].operations.some(({ use }) => use === "quota");
      return quotaStanding(
        { connectionId, connectionName, dialect, regionId },
        row
          ? { used: row.used, limit: row.limit, askedAt: row.askedAt, failure: row.failure?.kind ?? null }
          : null,
        offered,
      );
    })
    .sort(byQuotaFullness);
}
