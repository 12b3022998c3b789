/** Why a link was not made or revoked; each is a refusal that pages have a text for. */
export type LinkRefusal = "links-forbidden" | "link-too-long" | "share-unknown";

export class LinkError extends Error {
  override name = "LinkError";
  constructor(readonly reason: LinkRefusal) {
    super(reason);
  }
}
