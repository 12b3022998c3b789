import type { ConnectionHealth, ConnectionRegion } from "@/lib/domain/connection";
import type { SourceCondition } from "@/lib/domain/image-list";
import type { Glyph } from "../ui/status-glyph";

type Condition = ConnectionRegion["condition"];

/** The sign before a source's condition. */
export const CONDITION_GLYPHS: Record<Condition, Glyph> = {
  current: "ok",
  stale: "stale",
  failing: "failed",
  stopped: "failed",
  reading: "progress",
  waiting: "unknown",
};

/** The sign before an account's health. */
export const HEALTH_GLYPHS: Record<ConnectionHealth, Glyph> = {
  ok: "ok",
  reading: "progress",
  degraded: "warning",
  "needs-attention": "failed",
  paused: "off",
  "needs-key": "failed",
};

/** Whether somebody has to do something about a source. */
export function isTroubled(condition: Condition): condition is "failing" | "stopped" {
  return condition === "failing" || condition === "stopped";
}

/** A piece of the ring: a stopped source is one that fails. */
export function arcOf(connectionId: string, { condition }: Pick<ConnectionRegion, "condition">) {
  const arc: SourceCondition = condition === "stopped" ? "failing" : condition;
  return { connectionId, condition: arc };
}
