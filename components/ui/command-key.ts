"use client";

import { useSyncExternalStore } from "react";

/** The key that stands for commands here: ⌘ on Apple's machines, else Ctrl. "Ctrl" on the server, which cannot know. */
export function useCommandKey(): "⌘" | "Ctrl" {
  return useSyncExternalStore<"⌘" | "Ctrl">(
    () => () => {},
    () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}

/** Whether a key is pressed together with that key, and with no other. */
export function isCommand(event: KeyboardEvent, key: string): boolean {
  const command = event.metaKey !== event.ctrlKey && !event.altKey && !event.shiftKey;
  return command && event.key.toLowerCase() === key;
}
