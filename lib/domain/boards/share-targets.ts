import type { CloudId } from "../cloud";
import type { ImageRow } from "../image-list";
import type { BoardState } from "./board-state";

/** An account that own images are shared with: its id means something inside one cloud only. */
export type TargetRef = { cloud: CloudId; account: string };

export type TargetStanding = TargetRef & {
  /** What the cloud calls the account, where it does. */
  name: string | null;
  /** Own images that are shared with it. */
  images: number;
  /** Display names of the accounts of ours that share them. */
  sharedBy: string[];
};

/** Who own images are shared with, the other way round. */
export type ShareTargets = BoardState & {
  /** Those with the most images first; at most `MOST_TARGETS`. */
  targets: TargetStanding[];
  /** How many there are. */
  found: number;
  /** Own images whose targets are not known, by the reason. */
  notAsked: number;
  notPermitted: number;
  /** The images of the one that was chosen, by account and name; null: none is. */
  open: { target: TargetRef; images: number; rows: ImageRow[] } | null;
};

export const MOST_TARGETS = 500;
/** Images of one target that are shown. */
export const MOST_TARGET_IMAGES = 100;

/** What one own image tells of its targets. */
export type SharedImage = {
  cloud: CloudId;
  connectionName: string;
  targets: readonly { account: string; name: string | null }[];
};

/** Turns images → targets round. An image that names an account twice counts once. */
export function targetsOf(images: readonly SharedImage[]): TargetStanding[] {
  const byTarget = new Map<string, TargetStanding & { sharers: Set<string> }>();
  for (const { cloud, connectionName, targets } of images) {
    const counted = new Set<string>();
    for (const { account, name } of targets) {
      const key = `${cloud}\n${account}`;
      const known = byTarget.get(key) ?? {
        cloud,
        account,
        name: null,
        images: 0,
        sharedBy: [],
        sharers: new Set<string>(),
      };
      byTarget.set(key, known);
      known.name ??= name;
      known.sharers.add(connectionName);
      if (!counted.has(account)) known.images += 1;
      counted.add(account);
    }
  }
  return [...byTarget.values()]
    .map(({ sharers, ...target }) => ({ ...target, sharedBy: [...sharers].sort() }))
    .sort((a, b) => b.images - a.images || compare(a.cloud, b.cloud) || compare(a.account, b.account));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
