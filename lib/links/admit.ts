import { noticeDiskFull } from "../database/disk";
import { countTry, waitOf } from "../database/rate-limit";
import { findOpenLink, type OpenLink } from "./open";

const MINUTE_MS = 60_000;
const PER_LINK = { most: 30, windowMs: MINUTE_MS };
const WRONG_PER_SENDER = { most: 10, windowMs: MINUTE_MS };

/** `uncountable`: the disk is full, and the link has a limit that could be passed. */
export type Admission = "admitted" | "uncountable" | { waitSeconds: number };

/**
 * Counts a request for a public link: 30 a minute for each link, and ten a minute that name no open link for each
 * sender, who then waits whatever they name next. It only slows people down; whether a link opens is decided where it is
 * opened. On a full disk nobody is slowed down.
 */
export async function admitToLink(request: { token: string; sender: string; now: Date }): Promise<Admission> {
  const link = await findOpenLink(request.token, request.now);
  try {
    const waitMs = await count(link, request);
    return waitMs > 0 ? { waitSeconds: Math.ceil(waitMs / 1000) } : "admitted";
  } catch (error) {
    if (!noticeDiskFull(error)) throw error;
    return link !== null && link.viewLimit !== null ? "uncountable" : "admitted";
  }
}

async function count(link: OpenLink | null, { sender, now }: { sender: string; now: Date }): Promise<number> {
  const wrong = `link-wrong:${sender}`;
  if (link === null) return await countTry(wrong, WRONG_PER_SENDER, now);
  const waitMs = await waitOf(wrong, WRONG_PER_SENDER, now);
  return waitMs || (await countTry(`link:${link.id}`, PER_LINK, now));
}
