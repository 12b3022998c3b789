import type { Mapped, NotReported } from "./mapped";
import type { CloudTime } from "./time";

export type Audience = "owner-only" | "named-targets" | "everyone";

/** One account that an image is shared with, in the cloud's own words for accounts. */
export type ShareTarget = { account: string; name: string | null; sharedAt: CloudTime | null };

/** Where the limit comes from: the image itself, a quota call, the cloud's documentation, or nowhere. */
export type LimitBasis = "image" | "quota" | "documented" | "none-published";

/** Whom an image is shared with, how many are used and how many are allowed. */
export type Sharing = {
  audience: Mapped<Audience> | NotReported;
  used: number | null;
  limit: number | null;
  limitBasis: LimitBasis;
  targets: ShareTarget[] | "not-asked" | "not-permitted" | "not-applicable";
};

/** How many more accounts an image may be shared with; negative when over the limit, null when either is unknown. */
export function sharesLeft(sharing: Pick<Sharing, "used" | "limit">): number | null {
  return sharing.used === null || sharing.limit === null ? null : sharing.limit - sharing.used;
}
