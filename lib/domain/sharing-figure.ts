import type { Image } from "./image";
import { sharesLeft } from "./sharing";

/** Why it is not known with whom an image is shared. */
export type SharingGap = "not-asked" | "not-permitted" | "owner-only" | "not-applicable" | "not-reported";

/** What a sharing panel leads with: numbers where there are any, else the reason why there are none. */
export type SharingFigure =
  | { kind: "counted"; used: number; limit: number; left: number }
  | { kind: "used"; used: number }
  | { kind: "limit"; limit: number; gap: SharingGap }
  | { kind: "everyone" }
  | { kind: "gap"; gap: SharingGap };

type Shared = Pick<Image, "sharing" | "ownership">;

/**
 * The figure of one image. Numbers that a cloud sent are shown even where its documents say it sends none; an image
 * that everyone may use has no numbers otherwise.
 */
export function sharingFigure({ sharing, ownership }: Shared): SharingFigure {
  const { used, limit } = sharing;
  const left = sharesLeft(sharing);
  if (used !== null && limit !== null && left !== null) return { kind: "counted", used, limit, left };
  if (used !== null) return { kind: "used", used };
  const gap = sharingGap({ sharing, ownership });
  const shareable = gap !== "not-applicable" && gap !== "owner-only";
  if (limit !== null && shareable) return { kind: "limit", limit, gap };
  if (isForEveryone({ sharing, ownership })) return { kind: "everyone" };
  return { kind: "gap", gap };
}

/** Why there is no list of accounts, as far as the list itself says it. */
export function sharingGap({ sharing, ownership }: Shared): SharingGap {
  if (sharing.targets === "not-asked" || sharing.targets === "not-permitted") return sharing.targets;
  if (sharing.targets === "not-applicable") {
    return ownership.value === "shared" ? "owner-only" : "not-applicable";
  }
  return "not-reported";
}

function isForEveryone({ sharing, ownership }: Shared): boolean {
  if (sharing.audience !== "not-reported") return sharing.audience.value === "everyone";
  return ownership.value === "public";
}
