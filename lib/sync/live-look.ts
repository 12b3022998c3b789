import { ConnectionError, findConnection } from "../connections";
import { type Image, type ImageRef, inTransition } from "../domain/image";
import { FOLLOW_EVERY_MS, type LiveLook } from "../domain/live-look";
import { readStored } from "../inventory/looks";
import { processWide } from "../process-wide";
import { openCloud } from "./clouds";
import { failureOf } from "./failure-of";
import { lookAt } from "./look";

/** A look younger than this is not repeated, whoever asks: people reload pages, and clouds count calls. */
const FRESH_MS = 20_000;
/** While the cloud works on an image, pages follow it; a little less than their pace, so that none comes too early. */
const FRESH_IN_TRANSITION_MS = FOLLOW_EVERY_MS - 1_000;

/** A look that is under way, or how the last one ended, when, and for how long that is told again. */
type Recent = { look: Promise<LiveLook>; endedMs: number | null; freshMs: number };

const recentLooks = () => processWide("live-looks", () => new Map<string, Recent>());

/**
 * Asks the cloud for one stored image now, on behalf of a person who looks at it. People who ask at the same time share
 * one look, and for a while afterwards its end is told again instead of asking anew, a failure too.
 */
export async function liveLook(ref: ImageRef, signal: AbortSignal): Promise<LiveLook> {
  const looks = recentLooks();
  forgetOld(looks);
  const key = JSON.stringify([ref.connectionId, ref.regionId, ref.imageId]);
  const recent = looks.get(key);
  if (recent) {
    const again = recent.endedMs !== null;
    const looked = await recent.look;
    return again && looked.outcome === "told" ? { outcome: "fresh" } : looked;
  }
  const made: Recent = { look: lookNow(ref, signal), endedMs: null, freshMs: FRESH_MS };
  looks.set(key, made);
  try {
    const looked = await made.look;
    made.endedMs = Date.now();
    made.freshMs = freshFor(await readStored(ref));
    // Nobody was asked, so there is nothing to spare.
    if (looked.outcome === "unknown" || looked.outcome === "paused") looks.delete(key);
    return looked;
  } catch (error) {
    looks.delete(key);
    throw error;
  }
}

function forgetOld(looks: Map<string, Recent>): void {
  for (const [key, { endedMs, freshMs }] of looks) {
    if (endedMs !== null && Date.now() - endedMs >= freshMs) looks.delete(key);
  }
}

function freshFor(stored: { shown: Image } | null): number {
  return stored && inTransition(stored.shown) ? FRESH_IN_TRANSITION_MS : FRESH_MS;
}

async function lookNow(ref: ImageRef, signal: AbortSignal): Promise<LiveLook> {
  const [connection, stored] = await Promise.all([findConnection(ref.connectionId), readStored(ref)]);
  if (!connection || !stored) return { outcome: "unknown" };
  // Its admin wants nothing asked, or there is no key to ask with.
  if (connection.state !== "active") return { outcome: "paused" };
  // Another process, or a detail round, may have asked.
  const age = stored.askedAt === null ? Number.POSITIVE_INFINITY : Date.now() - Date.parse(stored.askedAt);
  if (age < freshFor(stored)) return { outcome: "fresh" };
  try {
    const provider = await openCloud(connection);
    return await lookAt({ provider, known: stored.shown, picture: true, now: () => new Date(), signal });
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return {
      outcome: "failed",
      failure: failureOf(error, { dialect: connection.dialect, operation: "getImage" }),
    };
  }
}
