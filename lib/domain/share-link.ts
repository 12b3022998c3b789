import type { DialectId } from "./cloud";
import type { Image, ImageRef } from "./image";
import type { ImageDetail } from "./image-detail";
import type { Role } from "./role";
import type { LinkMakers } from "./settings";

/** `public`: opens without a sign-in, live, reduced; `seen`: for people who sign in, a state as somebody saw it. */
export const SHARE_KINDS = ["public", "seen"] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

/** What is kept of an image when somebody shares it: the shown picture and its times, without the raw answers. */
export type KeptPicture = Pick<
  ImageDetail,
  | "image"
  | "connectionName"
  | "lifecycle"
  | "evidence"
  | "firstSeenAt"
  | "readAt"
  | "askedAt"
  | "askFailure"
  | "goneAt"
  | "quota"
>;

/**
 * Whether a link opens: `open`; or why not: its time is over, its views are used up, it was revoked, or the person who
 * made it may not sign in any more.
 */
export type ShareState = "open" | "expired" | "used-up" | "revoked" | "maker-gone";

/** A link as lists show it. Moments are ISO 8601 UTC. */
export type ShareLink = {
  id: string;
  kind: ShareKind;
  ref: ImageRef;
  dialect: DialectId;
  imageName: Image["name"];
  makerName: string;
  makerEmail: string;
  createdAt: string;
  expiresAt: string;
  /** Null: no limit. */
  viewLimit: number | null;
  views: number;
  lastOpenedAt: string | null;
  note: string | null;
  state: ShareState;
};

/** What somebody should know before they make a link. */
export type SharingRules = {
  /** How many links of theirs open at this moment. */
  openLinks: number;
  linkMakers: LinkMakers;
  mayMake: boolean;
  longestDays: number;
  /** How long a kept state lives. */
  keptDays: number;
};

export const MOST_VIEWS = 1_000;
export const LONGEST_NOTE = 200;
/** A public link lives from an hour to 90 days, and never longer than the installation allows. */
export const SHORTEST_LINK_HOURS = 1;
export const LONGEST_LINK_HOURS = 90 * 24;

/** Whether somebody may make public links. */
export function mayMakeLinks(role: Role, makers: LinkMakers): boolean {
  return makers === "everybody" || (makers === "admins" && role === "admin");
}

/** The spans to choose from, in hours, up to the longest one that the installation allows. */
export function linkSpans(longestDays: number): number[] {
  const longest = Math.min(longestDays * 24, LONGEST_LINK_HOURS);
  const offered = [1, 24, 7 * 24, 30 * 24, 90 * 24].filter((hours) => hours < longest);
  return [...offered, longest];
}

/** The state of a link at a moment. */
export function shareStateOf(
  link: {
    expiresAt: string;
    viewLimit: number | null;
    views: number;
    revokedAt: string | null;
    makerMaySignIn: boolean;
    kind: ShareKind;
  },
  now: Date,
): ShareState {
  if (link.revokedAt !== null) return "revoked";
  if (Date.parse(link.expiresAt) <= now.getTime()) return "expired";
  if (link.viewLimit !== null && link.views >= link.viewLimit) return "used-up";
  // What somebody saw is for people who sign in themselves, so it does not hang on who kept it.
  return link.kind === "public" && !link.makerMaySignIn ? "maker-gone" : "open";
}
