import { type Database, database } from "../database";
import { processWide } from "../process-wide";
import { createSlots } from "../slots";
import { storeInTurn } from "./page-queue";
import { type Page, type PreparedPage, preparePage } from "./prepare-page";
import { MOST_ROWS } from "./store-pages";

/**
 * Stores one page of a listing. An image that is told as before is not written again, so that an unchanged pass
 * costs reads only. All of a page or nothing, up to some hundred images. Returns how many images were written. Throws
 * `ScopeGone` when the scope was dropped meanwhile: its images must not come back; and `PassLost` when another pass has
 * begun.
 */
export async function writePage(page: Page): Promise<number> {
  // A page that names an image twice would make one statement touch a row twice; the last one told counts.
  const items = [...new Map(page.items.map((item) => [item.value.ref.imageId, item])).values()];
  const db = await database();
  let written = 0;
  for (let start = 0; start < items.length; start += MOST_ROWS) {
    const prepared = await prepareInTurn(db, { ...page, items: items.slice(start, start + MOST_ROWS) });
    if (prepared.images.length > 0) written += await storeInTurn(prepared);
  }
  return written;
}

/** While one page waits for the database the other is compared. More would not be stored sooner, only browsed slower. */
const PREPARED_AT_ONCE = 2;
const preparations = () => processWide("page-preparations", () => createSlots(PREPARED_AT_ONCE));

async function prepareInTurn(db: Database, page: Page): Promise<PreparedPage> {
  const done = await preparations().take();
  try {
    return await preparePage(db, page);
  } finally {
    done();
  }
}
