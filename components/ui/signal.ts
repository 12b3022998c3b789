"use client";

import { useEffect, useRef } from "react";

/** A word that one part of the page says and others may hear, where neither holds the other. */
export type Signal = { send(): boolean; listen(listener: () => void): () => void };

/** `send` tells whether anybody heard. */
export function signal(): Signal {
  const listeners = new Set<() => void>();
  return {
    send() {
      for (const listener of listeners) listener();
      return listeners.size > 0;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Hears a signal as long as the component is there. */
export function useListen(heard: Signal, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => heard.listen(() => latest.current()), [heard]);
}
