"use client";

import { kept } from "@/components/ui/kept";
import { type Condition, FACETS } from "@/lib/domain/image-filter";

export type GroupId = Exclude<Condition, "q">;

const GROUPS: readonly GroupId[] = [...FACETS, "size", "created"];

/** Open until the reader closes them: what people filter by most. */
const OPEN_AT_FIRST: readonly GroupId[] = [
  "cloud",
  "ownership",
  "os",
  "lifecycle",
  "status",
  "sharing",
  "account",
  "region",
  "arch",
];

/** The groups of the rail that this reader turned from how they were at first. */
const turned = kept<readonly GroupId[]>("nephoscope-rail", (stored) =>
  Array.isArray(stored) ? GROUPS.filter((id) => stored.includes(id)) : [],
);

/** Whether a group of the rail is open, remembered in this browser. */
export function useGroup(id: GroupId): [open: boolean, turn: () => void] {
  const now = turned.useValue();
  const open = OPEN_AT_FIRST.includes(id) !== now.includes(id);
  const turn = () => {
    const before = turned.read();
    turned.write(before.includes(id) ? before.filter((other) => other !== id) : [...before, id]);
  };
  return [open, turn];
}
