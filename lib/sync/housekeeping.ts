import { forgetDrift } from "../inventory/drift";
import { forgetOld } from "../inventory/retention";
import { forgetOldLinks } from "../links/forget";
import { log } from "../log";
import { currentSettings } from "../settings";
import { forgetOldAlerts } from "./alerting";

const HOUR_MS = 3_600_000;

/**
 * Forgets once an hour what is older than the settings keep. A failure is logged and tried again an hour later; several
 * instances that do it at once only find less to do.
 */
export function startHousekeeping(): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const sweep = () => {
    running = forgetQuietly();
  };
  const timer = setInterval(sweep, HOUR_MS).unref();
  sweep();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

async function forgetQuietly(): Promise<void> {
  try {
    const [now, kept] = [new Date(), await currentSettings()];
    const old = new Date(now.getTime() - kept.changeRetentionDays * 24 * HOUR_MS).toISOString();
    const forgotten = {
      ...(await forgetOld(now, kept)),
      links: await forgetOldLinks(now, kept),
      drift: await forgetDrift(old),
      alerts: await forgetOldAlerts(now),
    };
    if (Object.values(forgotten).some((count) => count > 0)) log.info(forgotten, "forgot what was too old");
  } catch (error) {
    log.warn({ error: String(error) }, "what is too old could not be forgotten; the next hour tries again");
  }
}
