import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { log } from "../log";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Hears `pg_notify` on a channel, over a connection of its own that is made anew whenever it ends. What was told
 * meanwhile is lost, so `heard` is called after each new connection too, without what was told. Returns the way to stop. Throws what `pg`
 * throws when the first connection cannot be made.
 */
export async function listen(
  connection: pg.ClientConfig,
  channel: string,
  heard: (told?: string) => void,
): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  let reopening: Promise<void> | null = null;

  async function open(): Promise<pg.Client> {
    const made = new pg.Client({ application_name: "nephoscope listener", keepAlive: true, ...connection });
    // Its end is heard below; without a listener, the error would end the process.
    made.on("error", (error) => log.warn({ error: error.message }, "the listening connection broke"));
    made.on("notification", ({ payload = "" }) => heard(payload));
    await made.connect();
    await made.query(`listen ${pg.escapeIdentifier(channel)}`);
    made.once("end", () => {
      if (!stopping.signal.aborted) reopening = reopen();
    });
    return made;
  }

  async function reopen(): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      // Ends early, by a rejection, when we stop meanwhile.
      await pause(pauseMs, undefined, { ref: false, signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        client = await open();
        log.info("listening to the database again");
        return heard();
      } catch (error) {
        log.warn({ error: String(error) }, "the database cannot be listened to; trying on");
      }
    }
  }

  let client = await open();
  return async () => {
    stopping.abort();
    await reopening;
    await client.end();
  };
}
