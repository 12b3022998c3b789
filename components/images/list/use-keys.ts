"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { keepPreference } from "@/components/shell/preference-cookie";

/**
 * Single-key shortcuts for the whole page. They are dead in text fields, in dialogs and menus, with a modifier, while
 * an input method composes, and when the reader switched them off (WCAG 2.1.4). `act` returns false to leave a key to
 * the browser.
 */
export function useKeys(act: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isShortcut(event) && keysAreOn() && latest.current(event)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Whether a key press may be a shortcut at all. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  // Some browsers end a composition with a plain keydown whose only sign is key code 229.
  if (event.isComposing || event.keyCode === 229) return false;
  const target = event.target;
  if (!(target instanceof Element)) return true;
  return target.closest(DEAF) === null;
}

const DEAF = [
  "input:not([type=checkbox])",
  "textarea",
  "select",
  "[contenteditable]:not([contenteditable=false])",
  "dialog",
  "[role=dialog]",
  "[role=menu]",
].join(",");

/** Kept like the theme: a choice of this browser, which the sheet of keys and the account page both offer. */
const COOKIE = "nephoscope-keys";
const listeners = new Set<() => void>();

function keysAreOn(): boolean {
  return !document.cookie.split("; ").includes(`${COOKIE}=off`);
}

/** The reader's choice about single keys, kept in this browser. */
export function useKeysChoice(): [on: boolean, choose: (on: boolean) => void] {
  const on = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keysAreOn,
    () => true,
  );
  return [on, chooseKeys];
}

function chooseKeys(on: boolean): void {
  keepPreference(COOKIE, on ? "on" : "off");
  for (const listener of listeners) listener();
}
