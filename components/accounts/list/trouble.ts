import type { ConnectionRegion } from "@/lib/domain/connection";
import { isTroubled } from "../condition";

/** Regions of one account that fail for the same reason, so that one sentence serves them all. */
export type RegionTrouble = {
  condition: "failing" | "stopped";
  regions: ConnectionRegion[];
  /** Regions of the account that work, with the same key. */
  working: string[];
};

/** What is wrong with an account's regions, the most first. */
export function troublesOf(sources: readonly ConnectionRegion[]): RegionTrouble[] {
  const working = sources.filter(({ condition }) => condition === "current").map(({ regionId }) => regionId);
  const troubles = new Map<string, RegionTrouble>();
  for (const source of sources) {
    const { condition, failure } = source;
    if (!isTroubled(condition)) continue;
    const reason = JSON.stringify([condition, failure?.kind, failure?.code, failure?.action]);
    const known = troubles.get(reason);
    if (known) known.regions.push(source);
    else troubles.set(reason, { condition, regions: [source], working });
  }
  return [...troubles.values()].sort((a, b) => b.regions.length - a.regions.length);
}
