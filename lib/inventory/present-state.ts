import type { SourceState } from "../domain/image-list";
import { currentSettings } from "../settings";
import type { SearchContext } from "./search/context";
import { sourceKeyOf } from "./search/entry";
import { readSources } from "./sources";

/** Everything beside the images that an answer depends on. */
export type PresentState = SearchContext & { sources: SourceState[] };

/** The same, as of now. */
export async function presentState(): Promise<PresentState> {
  const asked = currentSettings();
  const now = new Date();
  const sources = await readSources({ now, pace: asked });
  const settings = await asked;
  const fresh = sources.filter(({ condition }) => condition !== "stale" && condition !== "failing");
  return {
    sources,
    today: now.toISOString().slice(0, 10),
    endingDays: settings.lifecycleAlertDays,
    alertPercent: settings.sharingAlertPercent,
    freshSources: new Set(fresh.map(sourceKeyOf)),
    accountNames: new Map(sources.map((source) => [source.connectionId, source.connectionName])),
  };
}

/** Whether some source was never read completely, so that totals may be too small. */
export function isAtLeast(sources: readonly SourceState[]): boolean {
  return sources.some(({ readAt }) => readAt === null);
}
