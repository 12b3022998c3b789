import { sql } from "drizzle-orm";
import { database } from "../database";
import { liveIndex } from "../inventory/live-index";
import { processWide } from "../process-wide";

/** Why requests should go to another instance; null: they may come. */
export type NotReady = "database" | "database-read-only" | "index" | "stopping";

/** A load balancer asks this often; a database that hangs must not hold it longer. */
const LONGEST_ANSWER_MS = 2_000;
/** Anybody may ask, so many who ask at once share one question to the database. */
const REMEMBERED_MS = 1_000;

type Slot = { stopping: boolean; asked: { atMs: number; answer: Promise<NotReady | null> } | null };
const slot = () => processWide<Slot>("readiness", () => ({ stopping: false, asked: null }));

/** Whether this process can answer people now: its database takes writes and its index is loaded. Never rejects. */
export async function notReadyBecause(): Promise<NotReady | null> {
  const held = slot();
  if (held.stopping) return "stopping";
  if (held.asked && performance.now() - held.asked.atMs < REMEMBERED_MS) return await held.asked.answer;
  held.asked = { atMs: performance.now(), answer: ask() };
  return await held.asked.answer;
}

/** From now on this process is leaving. */
export function noteStopping(): void {
  slot().stopping = true;
}

async function ask(): Promise<NotReady | null> {
  const told = await databaseState();
  if (told !== null) return told;
  return liveIndex().loaded() ? null : "index";
}

async function databaseState(): Promise<NotReady | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<NotReady>((resolve) => {
    timer = setTimeout(resolve, LONGEST_ANSWER_MS, "database");
  });
  try {
    return await Promise.race([late, readOnlyState()]);
  } catch {
    return "database";
  } finally {
    clearTimeout(timer);
  }
}

/** A standby, or a server that somebody set so: pages would open and nothing could be kept. */
async function readOnlyState(): Promise<NotReady | null> {
  const db = await database();
  const { rows } = await db.execute<{ read_only: string }>(
    sql`select current_setting('transaction_read_only') as read_only`,
  );
  return rows[0]?.read_only === "on" ? "database-read-only" : null;
}
