import { type Matrix, type MatrixGroup, matrixColumns, matrixFamilies } from "../../domain/boards/matrix";
import type { MatrixAddress } from "../../domain/boards/matrix-address";
import { whoseFilter } from "../../domain/boards/whose";
import type { CloudId } from "../../domain/cloud";
import { DATASET } from "../../lifecycle/dataset";
import { liveIndex } from "../live-index";
import { isAtLeast, type PresentState, presentState } from "../present-state";
import { BY_SUPPORT, byFacet, supportOf } from "../search/groupings";
import type { ImageIndex } from "../search/image-index";

type Asked = Pick<MatrixAddress, "whose" | "by">;

/** Releases by cloud and region, or by cloud and architecture. Answered by the index alone. */
export async function readMatrix(asked: Asked): Promise<Matrix> {
  const { index, revision } = liveIndex();
  const present = await presentState();
  return await matrixOf(index, { asked, present, revision: revision() });
}

/** The same of a given index and state. */
export async function matrixOf(
  index: ImageIndex,
  { asked, present, revision }: { asked: Asked; present: PresentState; revision: number },
): Promise<Matrix> {
  const groups = await matrixGroups(index, { asked, present });
  const columns = matrixColumns(groups, { by: asked.by, sources: present.sources });
  const sum = (state?: string) =>
    groups.reduce(
      (images, group) => images + (state === undefined || group.lifecycle.state === state ? group.images : 0),
      0,
    );
  return {
    total: sum(),
    known: index.size,
    atLeast: isAtLeast(present.sources),
    revision,
    sources: present.sources,
    columns,
    families: matrixFamilies(groups, columns),
    ended: sum("ended"),
    ending: sum("ending"),
    endingDays: present.endingDays,
    datasetDate: DATASET.date,
  };
}

async function matrixGroups(
  index: ImageIndex,
  { asked: { whose, by }, present }: { asked: Asked; present: PresentState },
): Promise<MatrixGroup[]> {
  const groupings = [byFacet("os"), byFacet("release"), byFacet("cloud"), byFacet(by), BY_SUPPORT];
  const tallied = await index.tally(whoseFilter(whose), present, groupings);
  return tallied.map(
    ({ values: [os = "", release = "", cloud = "", value = "", support = ""], images, newestMs }) => ({
      os,
      release,
      // The cloud's column holds nothing but clouds.
      cloud: cloud as CloudId,
      value,
      lifecycle: supportOf(support),
      images,
      newestAt: newestMs === null ? null : new Date(newestMs).toISOString(),
    }),
  );
}
