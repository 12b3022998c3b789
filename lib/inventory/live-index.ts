import { asc, gt, sql } from "drizzle-orm";
import { prepared } from "../database/prepared";
import { images } from "../database/tables";
import { log } from "../log";
import { processWide } from "../process-wide";
import { giveWay } from "./courtesy";
import { type RowPictures, rowPictures } from "./row-pictures";
import { keyOf, toEntry } from "./search/entry";
import { createImageIndex, type ImageIndex } from "./search/image-index";
import { spaced } from "./spaced";

/** Rows per step of catching up; between steps other requests get their turn, so a step takes some milliseconds. */
const STEP = 100;

const changedStatement = prepared((db) =>
  db
    .select({ shown: images.shown, goneAt: images.goneAt, revision: images.revision })
    .from(images)
    .where(gt(images.revision, sql.placeholder("revision")))
    .orderBy(asc(images.revision))
    .limit(STEP)
    .prepare("changed_images"),
);
/** Between two runs that notices asked for. */
const PAUSE_MS = 1_000;

export type LiveIndex = {
  index: ImageIndex;
  /** The rows that were read last: derived as the index is, and forgotten with it. */
  pictures: RowPictures;
  /** The newest change that the index knows. */
  revision(): number;
  /** Whether everything that was stored at the start is in it. */
  loaded(): boolean;
  /** Brings the index up to date with what is committed now. Calls that overlap share one run. */
  catchUp(): Promise<void>;
};

/** The process's index over the stored images. */
export function liveIndex(): LiveIndex {
  return processWide("image-index", createLiveIndex);
}

function createLiveIndex(): LiveIndex {
  const index = createImageIndex();
  let revision = 0;
  let loaded = false;
  let running: Promise<void> | null = null;
  let again: Promise<void> | null = null;

  async function readChanges(): Promise<void> {
    const statement = await changedStatement();
    for (;;) {
      const rows = await statement.execute({ revision });
      await giveWay();
      for (const row of rows) {
        if (row.goneAt === null) index.put(toEntry(row.shown));
        else index.remove(keyOf(row.shown.ref));
        revision = row.revision;
      }
      if (rows.length === STEP) continue;
      await index.settle();
      loaded = true;
      return;
    }
  }

  return {
    index,
    pictures: rowPictures(),
    revision: () => revision,
    loaded: () => loaded,
    catchUp() {
      if (running) {
        // What was committed after the running read began needs one more, whether or not that read succeeds.
        again ??= running
          .catch(() => {})
          .then(() => {
            again = null;
            return this.catchUp();
          });
        return again;
      }
      running = readChanges().finally(() => {
        running = null;
      });
      return running;
    },
  };
}

/**
 * A listener of `IMAGES_CHANNEL`: catches up, and calls `moved` when there was something. While pages come one after the
 * other, many of them are taken in at once: each time the orders are merged anew, and answers on their way begin again.
 * A failure is reported and not thrown; the next change tries again.
 */
export function followImages(moved: () => void = () => {}): () => void {
  let told = liveIndex().revision();
  return spaced(async () => {
    await catchUpQuietly();
    // Somebody else may have caught up meanwhile: what counts is what was told.
    const revision = liveIndex().revision();
    if (revision === told) return;
    told = revision;
    moved();
  }, PAUSE_MS);
}

/** Catches up where that can wait until the next time if it fails. */
export async function catchUpQuietly(): Promise<void> {
  try {
    await liveIndex().catchUp();
  } catch (error) {
    log.warn({ error: String(error) }, "the image index could not catch up");
  }
}
