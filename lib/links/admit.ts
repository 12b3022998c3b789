import { countTry, waitOf } from "../database/rate-limit";
import { findOpenLink } from "./open";

const MINUTE_MS = 60_000;
const PER_LINK = { most: 30, windowMs: MINUTE_MS };
const WRONG_PER_SENDER = { most: 10, windowMs: MINUTE_MS };

/**
 * Counts a request for a public link: 30 a minute for each link, and ten a minute that name no open link for each
 * sender, who then waits whatever they name next. Returns 0, or the seconds to wait. It only slows people down; whether
 * a link opens is decided where it is opened.
 */
export async function admitToLink(request: { token: string; sender: string; now: Date }): Promise<number> {
  const { token, sender, now } = request;
  const link = await findOpenLink(token, now);
  const wrong = `link-wrong:${sender}`;
  const waitMs =
    link === null
      ? await countTry(wrong, WRONG_PER_SENDER, now)
      : (await waitOf(wrong, WRONG_PER_SENDER, now)) || (await countTry(`link:${link.id}`, PER_LINK, now));
  return Math.ceil(waitMs / 1000);
}
