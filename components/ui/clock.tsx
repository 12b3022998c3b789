"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { Zone } from "./time-text";

const TICK_MS = 30_000;

/** When the server drew the page, milliseconds: the browser's first picture must tell the same ages. */
const DrawnAt = createContext<number | null>(null);

export function Clock({ drawnAtMs, children }: { drawnAtMs: number; children: ReactNode }) {
  return <DrawnAt value={drawnAtMs}>{children}</DrawnAt>;
}

/** The time now in milliseconds, moving on every half minute. */
export function useNow(): number {
  const drawnAt = useContext(DrawnAt);
  return useSyncExternalStore(subscribe, now, () => drawnAt ?? now());
}

/** Where times are told: UTC in the server's picture, the reader's own zone as soon as the browser takes over. */
export function useZone(): Zone {
  return useSyncExternalStore<Zone>(
    subscribeToNothing,
    () => "reader",
    () => "utc",
  );
}

function subscribeToNothing(): () => void {
  return () => {};
}

let current = 0;
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

/** The time of the last tick; without a running clock the time itself, to a tick, so that two readings agree. */
function now(): number {
  return timer === null ? Math.floor(Date.now() / TICK_MS) * TICK_MS : current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    current = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

function tick(): void {
  current = Date.now();
  for (const listener of listeners) listener();
}
