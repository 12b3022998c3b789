"use client";

import { useSyncExternalStore } from "react";

/** A value that this browser keeps, readable by every component. */
export type Kept<T> = { read(): T; write(value: T): void; useValue(): T };

/**
 * Keeps a value in the browser's local storage, shared by all tabs. `parse` gets what is stored, or null, and must
 * make do with anything: an older version or a stranger may have written it. Where storage is refused, the value lives
 * as long as the page.
 */
export function kept<T>(name: string, parse: (stored: unknown) => T): Kept<T> {
  const onServer = parse(null);
  const listeners = new Set<() => void>();
  let text: string | null | undefined;
  let value = onServer;

  function read(): T {
    const stored = readText(name);
    if (stored !== undefined && stored !== text) {
      text = stored;
      value = parse(fromJson(stored));
    }
    return value;
  }

  function write(next: T): void {
    value = next;
    text = JSON.stringify(next);
    try {
      window.localStorage.setItem(name, text);
    } catch {
      // Full, or forbidden by the reader: the choice then lasts until the page is left.
    }
    for (const listener of listeners) listener();
  }

  function subscribe(listener: () => void): () => void {
    const onStorage = (event: StorageEvent) => {
      if (event.key === name) listener();
    };
    listeners.add(listener);
    window.addEventListener("storage", onStorage);
    return () => {
      listeners.delete(listener);
      window.removeEventListener("storage", onStorage);
    };
  }

  return { read, write, useValue: () => useSyncExternalStore(subscribe, read, () => onServer) };
}

/** Undefined where storage cannot be read at all. */
function readText(name: string): string | null | undefined {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return undefined;
  }
}

function fromJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null; // Not written by us.
  }
}
