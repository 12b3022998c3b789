import type { Answer, Evidence } from "./answer";
import type { History } from "./change";
import type { Failure } from "./failure";
import type { Image } from "./image";
import type { SourceState } from "./image-list";
import type { Lifecycle } from "./lifecycle";

/** Everything the product knows of one image. Times are ISO 8601 UTC. */
export type ImageDetail = {
  image: Image;
  connectionName: string;
  /** Support of its system today, in UTC. */
  lifecycle: Lifecycle;
  /** Our field → what it rests on. Fields of our own configuration have no entry. */
  evidence: Record<string, Evidence>;
  /** The exact answers behind the picture, newest first. */
  answers: Answer[];
  source: SourceState;
  /** Set when an admin removed its region from the account, or the account: it is not read any more. */
  dropped?: "region" | "account";
  firstSeenAt: string;
  /** When a list or a look last told of it. */
  readAt: string;
  /** When detail and sharing were last asked for; null: never. */
  askedAt: string | null;
  /** Why they could not be asked the last time. */
  askFailure: Failure | null;
  /** When two complete reads in a row no longer had it, or it was dropped; null while it is there. */
  goneAt: string | null;
  /** What happened to it, the newest first. */
  history: History;
  /** The image quota of its region, when the cloud tells. */
  quota: { used: number | null; limit: number | null; askedAt: string } | null;
};
