import type { ScopeGroup } from "../../domain/source";
import { cloudError } from "../errors";
import { type ImageSource, PAGE_SIZE } from "./client";

/** The listings of each group, in the order in which they are walked. */
const LISTINGS: Partial<
  Record<ScopeGroup, readonly { imageSource: ImageSource; offline: boolean | null }[]>
> = {
  private: [{ imageSource: "private", offline: null }],
  shared: [{ imageSource: "shared", offline: null }],
  // What comes when `offline` is left out is not documented, and an image taken offline must not look gone.
  public: [
    { imageSource: "public", offline: false },
    { imageSource: "public", offline: true },
  ],
  marketplace: [
    { imageSource: "thirdparty", offline: false },
    { imageSource: "thirdparty", offline: true },
  ],
  community: [{ imageSource: "community", offline: null }],
};

/** Where a walk stands. `firstId` is the first image of the page before, in the same listing. */
export type Position = {
  group: ScopeGroup;
  listing: number;
  imageSource: ImageSource;
  offline: boolean | null;
  pageNumber: number;
  firstId: string | null;
};

const PLACE = { dialect: "jdcloud-vm", operation: "describeImages" } as const;

/** Null is the start. Throws `CloudError` for a group that does not exist and for a token that is not of the group. */
export function readToken(group: ScopeGroup, token: string | null): Position {
  const [listing, page, ...rest] = (token ?? "0:1").split(":");
  const found = LISTINGS[group]?.[Number(listing)];
  const pageNumber = Number(page);
  if (!found || !Number.isInteger(pageNumber) || pageNumber < 1) {
    const code = LISTINGS[group] ? "malformed-page-token" : "unknown-group";
    throw cloudError(PLACE, { kind: "rejected-request", code });
  }
  return { group, listing: Number(listing), ...found, pageNumber, firstId: rest.join(":") || null };
}

/**
 * Where to go on after a page, or null at the end of the last listing. A listing ends when its pages cover `totalCount`
 * or a page is empty. Throws `CloudError` for a page that comes a second time: the rest would be missed unseen.
 */
export function tokenAfter(
  at: Position,
  page: {
    count: number;
    firstId: string | null;
    totalCount: number | null;
    httpStatus: number;
    requestId: string | null;
  },
): string | null {
  const { count, firstId, totalCount, httpStatus, requestId } = page;
  if (firstId !== null && firstId === at.firstId) {
    const place = { ...PLACE, httpStatus };
    throw cloudError(place, { kind: "unexpected-answer", code: "repeated-page", requestId });
  }
  const isLast = count === 0 || (totalCount !== null && at.pageNumber * PAGE_SIZE >= totalCount);
  if (!isLast) return `${at.listing}:${at.pageNumber + 1}:${firstId ?? ""}`;
  return LISTINGS[at.group]?.[at.listing + 1] ? `${at.listing + 1}:1` : null;
}
