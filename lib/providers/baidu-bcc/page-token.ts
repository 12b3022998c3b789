import { cloudError } from "../errors";

/**
 * What is walked, in this order. Whether `All` includes the images of elastic bare metal is not documented, so they are
 * asked for as well; an image may come in both.
 */
const LISTINGS = ["All", "EbcTotal"] as const;
export type Listing = (typeof LISTINGS)[number];

/** Where a walk stands: the listing, and the cloud's own marker inside it. */
export type Position = { listing: Listing; marker: string | null };

const PLACE = { dialect: "baidu-bcc", operation: "ListImages" } as const;

/** Null is the start. Throws `CloudError` for a token that `tokenAfter` did not make. */
export function readToken(token: string | null): Position {
  if (token === null) return { listing: LISTINGS[0], marker: null };
  const [name, ...rest] = token.split(":");
  const listing = LISTINGS.find((known) => known === name);
  if (listing === undefined)
    throw cloudError(PLACE, { kind: "rejected-request", code: "malformed-page-token" });
  return { listing, marker: rest.join(":") || null };
}

/**
 * Where to go on after a page, or null at the end of the last listing. Throws `CloudError` when the page says that
 * there is more but not where, or names the marker that it was asked with: either would end the walk too early.
 */
export function tokenAfter(
  at: Position,
  page: {
    isTruncated?: boolean | null;
    nextMarker?: string | null;
    httpStatus: number;
    requestId: string | null;
  },
): string | null {
  const { httpStatus, requestId } = page;
  const marker = page.nextMarker || null;
  if (page.isTruncated ?? marker !== null) {
    const code = marker === null ? "missing-marker" : marker === at.marker ? "repeated-marker" : null;
    if (code) throw cloudError({ ...PLACE, httpStatus }, { kind: "unexpected-answer", code, requestId });
    return `${at.listing}:${marker}`;
  }
  const following = LISTINGS[LISTINGS.indexOf(at.listing) + 1];
  return following === undefined ? null : `${following}:`;
}
