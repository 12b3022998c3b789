import {
  enqueue,
  forgetAlerts,
  forgetDeliveries,
  requireTarget,
  type Send,
  sendDue,
  settleAlerts,
} from "../alerts";
import type { Database } from "../database";
import { env } from "../env";
import { log } from "../log";
import { processWide } from "../process-wide";
import { AddressRefused, checkUrl, loopbackPairs, pairOf } from "../providers/address-guard";
import { createOutside } from "../providers/outside";
import { currentSettings } from "../settings";
import { alertCauses } from "./alert-causes";
import { networkOptions } from "./network";

/** How often it is looked whether something is due. */
const TICK_MS = 5_000;
/** Causes that no pass tells of (a day that ends, a threshold that passes) wait this long at the most. */
const SETTLE_MS = 3 * 60_000;
/** After a start the first passes get this long: what a pause of ours made old is nobody's trouble yet. */
const GRACE_MS = 60_000;
const KEPT_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

const wish = () => processWide("alert-wish", () => ({ settle: false }));

/** Has the alerts settled soon: a pass or a round of details has ended, or an admin has changed a threshold. */
export function settleSoon(): void {
  wish().settle = true;
}

/** Writes a test message to a target, to be sent at the next look. Throws `AlertError`. */
export async function sendTest(transaction: Database, targetId: string, now: Date): Promise<void> {
  await requireTarget(transaction, targetId);
  await enqueue(transaction, {
    event: "test",
    alert: null,
    at: now.toISOString(),
    address: env().url,
    targetId,
  });
}

/**
 * Settles the alerts after passes and every few minutes, and sends what receivers are told. Several instances do it side
 * by side: one settles at a time, and each message is taken by one.
 */
export function startAlerting(options: { graceMs?: number } = {}): { stop(): Promise<void> } {
  const graceMs = options.graceMs ?? GRACE_MS;
  const stopping = new AbortController();
  const outside = createOutside({ ...networkOptions(env()), allowedLoopback: loopbackOfDemo() });
  const send: Send = async (url, init) => {
    // As it is approved now: what an admin took back is sent nothing any more.
    checkTarget(url, (await currentSettings()).approvedEndpoints);
    return await outside.fetch(url, init);
  };
  const startedMs = Date.now();
  let settledMs = 0;
  let running: Promise<void> | null = null;

  async function tick(): Promise<void> {
    const now = Date.now();
    if (now - startedMs >= graceMs && (wish().settle || now - settledMs >= SETTLE_MS)) {
      wish().settle = false;
      settledMs = now;
      await settle(new Date(now));
    }
    await sendDue(send, () => new Date(), stopping.signal);
  }

  const timer = setInterval(() => {
    running ??= tick()
      .catch((error: unknown) => log.warn({ error }, "alerts could not be settled or sent; trying on"))
      .finally(() => {
        running = null;
      });
  }, TICK_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
      await outside.close();
    },
  };
}

/** Looks at every cause and makes the alerts fit. Causes that could not be read change nothing. */
export async function settle(now: Date): Promise<void> {
  const causes = await alertCauses(now);
  const done = await settleAlerts(causes, { now, address: env().url });
  if (done && done.opened + done.cleared > 0) log.info(done, "alerts were opened or cleared");
}

/** Forgets what was cleared or sent long ago. Returns how many rows. */
export async function forgetOldAlerts(now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString();
  return (await forgetAlerts(before)) + (await forgetDeliveries(before));
}

/**
 * Checks where a target leads: https to a host that an admin approved and that the address guard lets through, in the
 * demo also to its own loopback addresses. Throws `AddressRefused`.
 */
export function checkTarget(text: string, approved: readonly string[]): URL {
  const loopback = loopbackPairs(loopbackOfDemo());
  const url = checkUrl(text, loopback);
  if (loopback.has(pairOf(url)) || approved.includes(url.hostname)) return url;
  throw new AddressRefused("forbidden-url", "the host is not approved");
}

/** Loopback pairs that webhooks may go to: those of the demo's own clouds, and only in the demo. */
export function loopbackOfDemo(): string[] {
  return env().demo ? Object.values(env().demoEndpoints).map((origin) => new URL(origin).host) : [];
}
