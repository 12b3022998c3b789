import { and, asc, eq, isNotNull, lt, lte, sql } from "drizzle-orm";
import { openStored } from "../connections/sealed-values";
import { type Database, database } from "../database";
import { alertDeliveries, alertTargets } from "../database/tables";
import type { AlertEvent } from "../domain/alert";
import { messageBody, type ToldAlert } from "./body";
import { signedHeaders } from "./sign";
import { secretPlace } from "./targets";

const MINUTE_MS = 60_000;
/** The first wait; each further one is twice as long, up to an hour. */
const FIRST_WAIT_MS = MINUTE_MS;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;
/** After this long a message is old news. */
const GIVE_UP_MS = 24 * 60 * MINUTE_MS;
/** Who took a message has this long to say how it went; then another may take it. */
const TAKEN_MS = 2 * MINUTE_MS;
const ANSWER_MS = 15_000;

/** Writes a message to every target, to be sent soon. In the transaction of what it tells. */
export async function enqueue(
  transaction: Database,
  told: { event: AlertEvent; alert: ToldAlert | null; at: string; address: string; targetId?: string },
): Promise<void> {
  const { event, at, targetId } = told;
  const targets = await transaction
    .select({ id: alertTargets.id })
    .from(alertTargets)
    .where(targetId === undefined ? undefined : eq(alertTargets.id, targetId));
  if (targets.length === 0) return;
  const body = messageBody(told);
  await transaction
    .insert(alertDeliveries)
    .values(targets.map(({ id }) => ({ targetId: id, event, body, createdAt: at, nextAt: at })));
}

/** The way out: a guarded `fetch`, which refuses addresses that must not be reached. */
export type Send = (
  url: string,
  init: {
    method: "POST";
    headers: Record<string, string>;
    body: string;
    redirect: "manual";
    signal: AbortSignal;
  },
) => Promise<{ status: number }>;

/**
 * Sends what is due, one after the other. Each message is taken by one instance at a time. Returns how many were tried.
 */
export async function sendDue(send: Send, now: () => Date, stopping?: AbortSignal): Promise<number> {
  for (let tried = 0; ; tried += 1) {
    if (stopping?.aborted) return tried;
    const taken = await takeNext(now());
    if (!taken) return tried;
    await settle(taken, await trySend(taken, send, now(), stopping), now());
  }
}

type Taken = typeof alertDeliveries.$inferSelect;

async function takeNext(now: Date): Promise<Taken | null> {
  const at = now.toISOString();
  const db = await database();
  return await db.transaction(async (transaction) => {
    const [due] = await transaction
      .select()
      .from(alertDeliveries)
      .where(and(isNotNull(alertDeliveries.nextAt), lte(alertDeliveries.nextAt, at)))
      .orderBy(asc(alertDeliveries.nextAt), asc(alertDeliveries.id))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return null;
    const [taken] = await transaction
      .update(alertDeliveries)
      .set({
        nextAt: new Date(now.getTime() + TAKEN_MS).toISOString(),
        triedAt: at,
        attempts: sql`${alertDeliveries.attempts} + 1`,
      })
      .where(eq(alertDeliveries.id, due.id))
      .returning();
    return taken ?? null;
  });
}

/** How a try went: the status of the answer, or in a word why there was none. */
type Tried = { status: number; problem: null } | { status: null; problem: string };

async function trySend(
  { targetId, body }: Taken,
  send: Send,
  now: Date,
  stopping: AbortSignal | undefined,
): Promise<Tried> {
  const db = await database();
  const [target] = await db.select().from(alertTargets).where(eq(alertTargets.id, targetId));
  if (!target) return { status: null, problem: "no-target" };
  const call = startCall(stopping);
  try {
    const secret = await openStored(secretPlace(targetId), async () => {
      const [row] = await db
        .select({ sealed: alertTargets.sealedSecret })
        .from(alertTargets)
        .where(eq(alertTargets.id, targetId));
      return row?.sealed ?? null;
    });
    if (secret === null) return { status: null, problem: "no-secret" };
    const answer = await send(target.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Nephoscope",
        ...signedHeaders(secret, body, now),
      },
      body,
      // Where it leads to was not approved.
      redirect: "manual",
      signal: call.signal,
    });
    return { status: answer.status, problem: null };
  } catch (error) {
    return { status: null, problem: problemOf(error) };
  } finally {
    // What a receiver says beyond its status is of no use, and may be long.
    call.end();
  }
}

/**
 * The time one try may take, cut short when the process stops. A timer of its own: Node 20 collects the sources of
 * `AbortSignal.any`, and then no timeout comes.
 */
function startCall(stopping: AbortSignal | undefined): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`no answer within ${ANSWER_MS} ms`, "TimeoutError"));
  }, ANSWER_MS);
  const follow = () => controller.abort(stopping?.reason);
  if (stopping?.aborted) follow();
  else stopping?.addEventListener("abort", follow, { once: true });
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      stopping?.removeEventListener("abort", follow);
      controller.abort();
    },
  };
}

/** One of a few words: an error's own text may hold what nobody should read. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return "unreachable";
  if (error.name === "AddressRefused") return "refused-address";
  if (error.name === "SealError" || error.name === "MissingKeyError") return "no-secret";
  return error.name === "TimeoutError" ? "timeout" : "unreachable";
}

async function settle({ id, attempts, createdAt }: Taken, tried: Tried, now: Date): Promise<void> {
  const delivered = tried.status !== null && tried.status >= 200 && tried.status < 300;
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 10));
  const nextMs = now.getTime() + waitMs;
  const late = nextMs - Date.parse(createdAt) > GIVE_UP_MS;
  const db = await database();
  await db
    .update(alertDeliveries)
    .set({
      ...tried,
      outcome: delivered ? "delivered" : late ? "given-up" : "waiting",
      nextAt: delivered || late ? null : new Date(nextMs).toISOString(),
    })
    .where(eq(alertDeliveries.id, id));
}

/** Forgets messages that were made before a moment. Returns how many. */
export async function forgetDeliveries(before: string): Promise<number> {
  const db = await database();
  const { rowCount } = await db.delete(alertDeliveries).where(lt(alertDeliveries.createdAt, before));
  return rowCount ?? 0;
}
