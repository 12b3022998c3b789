import { findConnection } from "../connections";
import type { Failure } from "../domain/failure";
import type { ImageRef } from "../domain/image";
import { readStored } from "../inventory/details";
import { openCloud } from "./clouds";
import { lookAt } from "./look";

/** A look younger than this is not repeated, whoever asks: people reload pages, and clouds count calls. */
const FRESH_MS = 20_000;

export type LiveLook =
  | { outcome: "told" | "fresh" | "absent" | "unknown" }
  | { outcome: "failed"; failure: Failure };

/** Asks the cloud for one stored image now, on behalf of a person who looks at it. */
export async function liveLook(ref: ImageRef, signal: AbortSignal): Promise<LiveLook> {
  const [connection, stored] = await Promise.all([findConnection(ref.connectionId), readStored(ref)]);
  if (!connection || !stored) return { outcome: "unknown" };
  const age = stored.askedAt === null ? Number.POSITIVE_INFINITY : Date.now() - Date.parse(stored.askedAt);
  if (age < FRESH_MS) return { outcome: "fresh" };
  const provider = await openCloud(connection);
  return await lookAt({ provider, known: stored.shown, picture: true, now: () => new Date(), signal });
}
