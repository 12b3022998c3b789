import { asc, gt } from "drizzle-orm";
import { database } from "../database";
import { images } from "../database/tables";
import { log } from "../log";
import { processWide } from "../process-wide";
import { keyOf, toEntry } from "./search/entry";
import { createImageIndex, type ImageIndex } from "./search/image-index";

/** Rows per step of catching up; between steps other requests get their turn, so a step takes some ten milliseconds. */
const STEP = 500;

export type LiveIndex = {
  index: ImageIndex;
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
    const db = await database();
    for (;;) {
      const rows = await db
        .select({ shown: images.shown, goneAt: images.goneAt, revision: images.revision })
        .from(images)
        .where(gt(images.revision, revision))
        .orderBy(asc(images.revision))
        .limit(STEP);
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
 * For listeners: catches up and reports a failure instead of throwing; the next change tries again. Whether there was
 * something to catch up with.
 */
export async function catchUpQuietly(): Promise<boolean> {
  const before = liveIndex().revision();
  try {
    await liveIndex().catchUp();
  } catch (error) {
    log.warn({ error: String(error) }, "the image index could not catch up");
  }
  return liveIndex().revision() !== before;
}
