import type { Image } from "./image";
import { wordOf } from "./mapped";
import { sharingFigure } from "./sharing-figure";

/** One word for how far an image is shared; for a filter, so each image has exactly one. */
export const SHARING_STATES = [
  "not-shared",
  "shared",
  "near-limit",
  "full",
  "everyone",
  "not-asked",
  "not-permitted",
  "owner-only",
  "not-applicable",
  "not-reported",
] as const;
export type SharingState = (typeof SHARING_STATES)[number];

/**
 * Where counts are known they decide: from `alertPercent` of the limit on it is near it, at the limit or beyond it is
 * full. Else what the audience says, else why nothing is known.
 */
export function sharingState(
  image: Pick<Image, "sharing" | "ownership">,
  alertPercent: number,
): SharingState {
  const figure = sharingFigure(image);
  if (figure.kind === "counted") return countedState(figure, alertPercent);
  if (figure.kind === "used") return figure.used > 0 ? "shared" : "not-shared";
  if (figure.kind === "everyone") return "everyone";
  return audienceState(image) ?? figure.gap;
}

function countedState({ used, limit }: { used: number; limit: number }, alertPercent: number): SharingState {
  if (used <= 0) return "not-shared";
  if (used >= limit) return "full";
  return used * 100 >= limit * alertPercent ? "near-limit" : "shared";
}

function audienceState({ sharing, ownership }: Pick<Image, "sharing" | "ownership">): SharingState | null {
  const audience = wordOf(sharing.audience);
  if (audience === "everyone") return "everyone";
  // Only the owner is told whom an image is shared with that somebody else shares.
  if (ownership.value === "shared") return null;
  if (audience === "owner-only") return "not-shared";
  return audience === "named-targets" ? "shared" : null;
}
