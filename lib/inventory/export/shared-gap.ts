import type { Gap } from "../../domain/cell";
import type { ImageRow } from "../../domain/image-list";

/** Why a row has no number of accounts that it is shared with. */
export function sharedGap({ sharing, ownership }: Pick<ImageRow, "sharing" | "ownership">): Gap {
  const { targets } = sharing;
  if (targets === "not-asked" || targets === "not-permitted") return targets;
  if (targets === "known") return "not-reported";
  return ownership.value === "shared" ? "owner-only" : "not-applicable";
}
