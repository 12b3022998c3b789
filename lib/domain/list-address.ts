import type { ImageRef } from "./image";
import { type ImageFilter, readFilter, writeFilter } from "./image-filter";
import { type ColumnId, columnsText, readColumns } from "./list-columns";
import { escaped, isSameRef, readRefText, refText, sourceText } from "./ref-text";

/** Images that an address can carry as selected: enough to act on, and no header grows too long for a server. */
export const MOST_SELECTED = 200;

/** All that the address of the list says: what is shown, in which columns, what is selected, what lies open. */
export type ListAddress = {
  filter: ImageFilter;
  columns: ColumnId[];
  selected: ImageRef[];
  open: ImageRef | null;
};

/** Reads the address of the list. What it does not understand falls away without an error. */
export function readListAddress(params: URLSearchParams): ListAddress {
  const open = params.get("open");
  return {
    filter: readFilter(params),
    columns: readColumns(params),
    selected: readSelected(params),
    open: open === null ? null : readRefText(open),
  };
}

/** Writes the address: defaults left out, so that equal states have equal addresses. */
export function writeListAddress({ filter, columns, selected, open }: ListAddress): URLSearchParams {
  const params = writeView({ filter, columns });
  for (const text of selectedTexts(selected)) params.append("sel", text);
  if (open !== null) params.set("open", refText(open));
  return params;
}

/** What a saved view keeps of an address: filter, order and columns, and nothing of the moment. */
export function writeView({ filter, columns }: Pick<ListAddress, "filter" | "columns">): URLSearchParams {
  const params = writeFilter(filter);
  const text = columnsText(columns);
  if (text !== null) params.set("cols", text);
  return params;
}

/** The address of a view in its one spelling, whatever an old link or a hand made of it. */
export function viewAddress(query: string): string {
  return writeView(readListAddress(new URLSearchParams(query))).toString();
}

/** The path of the list in a state; a query of `""` is the plain list. */
export function listPathOf(query: string): string {
  return query === "" ? "/images" : `/images?${query}`;
}

/** One text per source, `tc-prod.ap-guangzhou.img-1 img-2`, so that a long selection stays a short address. */
function selectedTexts(selected: readonly ImageRef[]): string[] {
  const bySource = new Map<string, string[]>();
  for (const ref of selected.slice(0, MOST_SELECTED)) {
    const source = sourceText(ref);
    bySource.set(source, [...(bySource.get(source) ?? []), escaped(ref.imageId)]);
  }
  return [...bySource]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, ids]) => `${source}.${idList(ids)}`);
}

function idList(ids: readonly string[]): string {
  return [...new Set(ids)].sort().join(" ");
}

function readSelected(params: URLSearchParams): ImageRef[] {
  const selected: ImageRef[] = [];
  for (const text of params.getAll("sel")) {
    const [first, ...more] = text.trim().split(/\s+/u);
    const source = /^[^.]+\.[^.]+/u.exec(first ?? "")?.[0];
    if (first === undefined || source === undefined) continue;
    for (const word of [first, ...more.map((id) => `${source}.${id}`)]) {
      const ref = readRefText(word);
      if (ref === null || selected.some((other) => isSameRef(other, ref))) continue;
      selected.push(ref);
      if (selected.length === MOST_SELECTED) return selected;
    }
  }
  return selected;
}
