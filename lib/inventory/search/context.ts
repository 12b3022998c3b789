/** What an answer depends on beside the images: the day, two settings, and the sources as they are at this moment. */
export type SearchContext = {
  /** ISO date in UTC. */
  today: string;
  /** So many days before its end a release is `ending`. */
  endingDays: number;
  /** From so many percent of its limit on an image is `near-limit`. */
  alertPercent: number;
  /** Keys of the sources that are current, reading or waiting; images of all others may be out of date. */
  freshSources: ReadonlySet<string>;
  /** Display names by connection id: places are sorted by them. */
  accountNames: ReadonlyMap<string, string>;
};

/** One text per context, equal where all of it is. */
export function contextKey(context: SearchContext): string {
  return JSON.stringify([
    context.today,
    context.endingDays,
    context.alertPercent,
    [...context.freshSources].sort(),
    [...context.accountNames].sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}
