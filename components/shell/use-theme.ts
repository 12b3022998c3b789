"use client";

import { useSyncExternalStore } from "react";
import { keepPreference } from "./preference-cookie";
import { applyTheme, THEME_COOKIE, type Theme, themeOf } from "./theme";

const listeners = new Set<() => void>();

/** The theme that the reader chose; `initial` is what the server drew. */
export function useTheme(initial: Theme): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => themeOf(document.documentElement.dataset.theme),
    () => initial,
  );
}

/** Takes effect at once, and stays. */
export function chooseTheme(theme: Theme): void {
  keepPreference(THEME_COOKIE, theme);
  applyTheme(theme);
  for (const listener of listeners) listener();
}

/** Light where it is dark now, dark where it is light, whoever decided on that. */
export function turnTheme(): void {
  const chosen = themeOf(document.documentElement.dataset.theme);
  const dark =
    chosen === "system" ? window.matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
  chooseTheme(dark ? "light" : "dark");
}
