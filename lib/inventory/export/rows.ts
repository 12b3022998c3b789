import type { ImageRef } from "../../domain/image";
import { emptyFilter, type ImageFilter, withChoice } from "../../domain/image-filter";
import type { ImageRow } from "../../domain/image-list";
import { eachImageRow } from "../list";
import { keyOf } from "../search/entry";
import type { Told } from "./head";

/** Rows that are held at a time. */
const PAGE_ROWS = 200;

/** What an export reads: the numbers of its head, and its rows in pages, in the order of the list. */
export type OpenRows = Told & { pages: AsyncGenerator<readonly ImageRow[], void> };

/** Opens the rows of a state of the list: all that fit its filter, or the selected images alone. */
export async function openRows(filter: ImageFilter, selected: readonly ImageRef[]): Promise<OpenRows> {
  if (selected.length === 0) return await eachImageRow(filter, { pageRows: PAGE_ROWS });
  const rows = await eachImageRow(sourcesOf(selected, filter), { pageRows: PAGE_ROWS });
  const found = await pick(rows.pages, selected);
  return { ...rows, total: found.length, pages: onePage(found) };
}

/** Images may be selected that no longer fit the filter; its order counts, and their sources are all that is walked. */
function sourcesOf(selected: readonly ImageRef[], { sort }: ImageFilter): ImageFilter {
  let filter: ImageFilter = { ...emptyFilter(), sort };
  for (const { connectionId, regionId } of selected) {
    filter = withChoice(
      withChoice(filter, "account", connectionId, "include"),
      "region",
      regionId,
      "include",
    );
  }
  return filter;
}

async function pick(
  pages: AsyncGenerator<readonly ImageRow[], void>,
  selected: readonly ImageRef[],
): Promise<ImageRow[]> {
  const wanted = new Set(selected.map(keyOf));
  const found: ImageRow[] = [];
  for await (const page of pages) {
    found.push(...page.filter(({ ref }) => wanted.has(keyOf(ref))));
    if (found.length === wanted.size) break;
  }
  return found;
}

async function* onePage(rows: readonly ImageRow[]): AsyncGenerator<readonly ImageRow[], void> {
  yield rows;
}
