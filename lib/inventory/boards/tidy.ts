import {
  type FilteredFinding,
  type LookAlikes,
  MOST_ALIKE,
  MOST_FOUND,
  MOST_GROUPS,
  type Tidy,
  type TidyAddress,
  tidyFilters,
} from "../../domain/boards/tidy";
import { whoseFilter } from "../../domain/boards/whose";
import type { ImageRow } from "../../domain/image-list";
import { liveIndex } from "../live-index";
import { isAtLeast, type PresentState, presentState } from "../present-state";
import { readRows } from "../rows";
import type { Alike } from "../search/alike";
import { keyOf } from "../search/entry";
import type { ImageIndex } from "../search/image-index";

/** Own images that may be worth a look, and why. No cloud is called, and nothing is judged. */
export async function readTidy(asked: TidyAddress): Promise<Tidy> {
  const { index, revision } = liveIndex();
  const present = await presentState();
  const found = await tidyOf(index, { asked, present });
  const keys = [
    ...[found.snapshot, found["name-and-size"]].flatMap(({ groups }) =>
      groups.flatMap((group) => group.keys.slice(0, MOST_ALIKE)),
    ),
    ...[found.stuck, found.unshared, found.diskless].flatMap((finding) => finding.keys),
  ];
  const rows = new Map(
    (await readRows([...new Set(keys)], present)).map((row): [string, ImageRow] => [keyOf(row.ref), row]),
  );
  const rowsOf = (wanted: readonly string[]) => wanted.flatMap((key) => rows.get(key) ?? []);
  const copies = ({ groups, ...counts }: Alike) => ({
    ...counts,
    groups: groups.map(
      (group): LookAlikes => ({ rows: rowsOf(group.keys.slice(0, MOST_ALIKE)), images: group.keys.length }),
    ),
  });
  const finding = ({ keys: ofFinding, ...counts }: Found): FilteredFinding => ({
    ...counts,
    rows: rowsOf(ofFinding),
  });
  return {
    total: found.own,
    known: index.size,
    atLeast: isAtLeast(present.sources),
    revision: revision(),
    sources: present.sources,
    today: present.today,
    copies: { snapshot: copies(found.snapshot), "name-and-size": copies(found["name-and-size"]) },
    stuck: finding(found.stuck),
    unshared: finding(found.unshared),
    diskless: finding(found.diskless),
  };
}

type Found = { total: number; keys: string[]; unjudged: number };

/** What the index knows of it: which images, and how many. */
export async function tidyOf(
  index: ImageIndex,
  { asked, present }: { asked: TidyAddress; present: Omit<PresentState, "sources"> },
): Promise<
  Record<"snapshot" | "name-and-size", Alike> &
    Record<"stuck" | "unshared" | "diskless", Found> & { own: number }
> {
  const own = whoseFilter("own");
  const filters = tidyFilters(asked, present.today);
  const count = async (filter: typeof own) =>
    (await index.tally(filter, present, [])).reduce((sum, { images }) => sum + images, 0);
  const find = async (name: keyof typeof filters): Promise<Found> => {
    const { found, unjudged } = filters[name];
    const first = await index.findOnce(found, present, { from: 0, limit: MOST_FOUND });
    if (name !== "stuck") return { ...first, unjudged: await count(unjudged) };
    // Of images in transition only those without a time of creation cannot be judged.
    const undated = (await index.tally(unjudged, present, [])).reduce((sum, group) => sum + group.undated, 0);
    return { ...first, unjudged: undated };
  };
  return {
    own: await count(own),
    snapshot: await index.findAlike(own, present, { by: "snapshot", limit: MOST_GROUPS }),
    "name-and-size": await index.findAlike(own, present, { by: "name-and-size", limit: MOST_GROUPS }),
    stuck: await find("stuck"),
    unshared: await find("unshared"),
    diskless: await find("diskless"),
  };
}
