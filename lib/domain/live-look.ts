import type { Failure } from "./failure";

/**
 * How a look at one image ended: `told` anew, `fresh` (asked seconds ago, not again), `absent` (the cloud no longer
 * has it), `unknown` (not stored here), `paused` (its admin wants nothing asked), or failed with the reason.
 */
export type LiveLook =
  | { outcome: "told" | "fresh" | "absent" | "unknown" | "paused" }
  | { outcome: "failed"; failure: Failure };

/** A picture older than this is asked for anew when somebody opens the image. */
export const LOOK_AFTER_MS = 10 * 60_000;

/** While the cloud works on an image, an open page follows it at this pace, and for so long. */
export const FOLLOW_EVERY_MS = 10_000;
export const FOLLOW_FOR_MS = 10 * 60_000;
