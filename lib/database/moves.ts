import { type SQL, sql } from "drizzle-orm";
import { TOPICS, type Topic } from "../domain/topic";
import type { Database } from "./client";

/** The channel on which writers tell every instance which pages show something else now. */
export const MOVES_CHANNEL = "nephoscope_moves";

/** Tells that topics moved, when and if the statement that this is part of is committed. */
export function told(...topics: Topic[]): SQL<string> {
  return sql`pg_notify(${MOVES_CHANNEL}, ${topics.join(" ")})`;
}

/** {@link told} by a statement of its own. */
export async function announceMoves(transaction: Database, ...topics: Topic[]): Promise<void> {
  await transaction.execute(sql`select ${told(...topics)}`);
}

/** The topics that a notice tells of; all of them when notices may have been missed. */
export function topicsIn(notice: string | undefined): Topic[] {
  const words = notice?.split(" ");
  return TOPICS.filter((topic) => words?.includes(topic) ?? true);
}
