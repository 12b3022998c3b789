import type { Ownership } from "./image";

/**
 * What one listing walks. Clouds cut their lists differently: by ownership, own and shared together, or all at once.
 */
export const SCOPE_GROUPS = [
  "all",
  "own-and-shared",
  "private",
  "shared",
  "public",
  "marketplace",
  "community",
] as const;
export type ScopeGroup = (typeof SCOPE_GROUPS)[number];

/** Connection × region × ownership group. */
export type Scope = { connectionId: string; regionId: string; group: ScopeGroup };

/** Which ownerships a group's listing can bring. */
export function ownershipsOf(group: ScopeGroup): readonly Ownership[] {
  if (group === "all") return ["public", "private", "shared", "marketplace", "community"];
  if (group === "own-and-shared") return ["private", "shared"];
  return [group];
}

/** Whether a group's listing brings own or shared images, which change more often than what clouds offer everybody. */
export function holdsOwn(group: ScopeGroup): boolean {
  return ownershipsOf(group).some((ownership) => ownership === "private" || ownership === "shared");
}

/** Refusals of the key in a row that stop a source: clouds lock accounts over repeated ones. */
export const REFUSALS_UNTIL_STOP = 3;
