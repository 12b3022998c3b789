import type { ChangesPage, UnfoldedChanges } from "@/lib/domain/changes-page";
import { getJson } from "../images/list/fetch-images";

/** Where a later page begins, and the state that the first one was read in. */
export type ChangesFrom = { before: number; asOf: number };

/** The key of the pages for a filter, as writeChangesFilter writes it. */
export function changesKey(address: string): [string, string] {
  return ["changes", address];
}

/** A page of the changes; null asks for the first. Throws ListError. */
export async function fetchChanges(
  address: string,
  from: ChangesFrom | null,
  signal?: AbortSignal,
): Promise<ChangesPage> {
  // Our own server's answer, typed by the same function that made it.
  return (await getJson(pathOf(address, from ?? {}), signal)) as ChangesPage;
}

/** More changes of one group. Throws ListError. */
export async function fetchGroup(
  address: string,
  from: ChangesFrom & { group: number },
  signal?: AbortSignal,
): Promise<UnfoldedChanges> {
  return (await getJson(pathOf(address, from), signal)) as UnfoldedChanges;
}

/** How many changes have come since a page was read. Throws ListError. */
export async function fetchNewCount(address: string, asOf: number, signal?: AbortSignal): Promise<number> {
  const params = new URLSearchParams(address);
  params.set("new-since", String(asOf));
  return ((await getJson(`/api/changes?${params}`, signal)) as { count: number }).count;
}

function pathOf(address: string, { before, asOf, group }: Partial<ChangesFrom & { group: number }>): string {
  const params = new URLSearchParams(address);
  if (before !== undefined) params.set("before", String(before));
  if (asOf !== undefined) params.set("as-of", String(asOf));
  if (group !== undefined) params.set("group", String(group));
  return `/api/changes?${params}`;
}
