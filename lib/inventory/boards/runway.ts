import { quarterEnd, type Runway, runwayRows } from "../../domain/boards/runway";
import type { RunwayAddress } from "../../domain/boards/runway-address";
import { whoseFilter } from "../../domain/boards/whose";
import { DATASET } from "../../lifecycle/dataset";
import { liveIndex } from "../live-index";
import { isAtLeast, type PresentState, presentState } from "../present-state";
import { BY_SUPPORT, byFacet, supportOf } from "../search/groupings";
import type { ImageIndex } from "../search/image-index";

/** Which releases are in use, by the day their support ends. Answered by the index alone. */
export async function readRunway({ whose }: RunwayAddress): Promise<Runway> {
  const { index, revision } = liveIndex();
  const present = await presentState();
  return await runwayOf(index, { whose, present, revision: revision() });
}

/** The same of a given index and state. */
export async function runwayOf(
  index: ImageIndex,
  { whose, present, revision }: RunwayAddress & { present: PresentState; revision: number },
): Promise<Runway> {
  const groupings = [byFacet("os"), byFacet("release"), byFacet("ownership"), BY_SUPPORT];
  const tallied = await index.tally(whoseFilter(whose), present, groupings);
  const groups = tallied.map(({ values: [os = "", release = "", ownership = "", support = ""], images }) => ({
    os,
    release,
    ownership,
    lifecycle: supportOf(support),
    images,
  }));
  return {
    total: groups.reduce((sum, { images }) => sum + images, 0),
    known: index.size,
    atLeast: isAtLeast(present.sources),
    revision,
    sources: present.sources,
    rows: runwayRows(groups, present.today),
    today: present.today,
    quarterEnds: quarterEnd(present.today),
    nextEnds: quarterEnd(present.today, 1),
    dataset: { source: DATASET.source, date: DATASET.date },
  };
}
