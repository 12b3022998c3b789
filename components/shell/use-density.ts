"use client";

import { useSyncExternalStore } from "react";
import { DENSITY_COOKIE, type Density, densityOf } from "./density";
import { keepPreference } from "./preference-cookie";

const listeners = new Set<() => void>();

/** The density of lists that the reader chose; `initial` is what the server drew. */
export function useDensity(initial: Density = "comfortable"): Density {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    currentDensity,
    () => initial,
  );
}

export function currentDensity(): Density {
  return densityOf(document.documentElement.dataset.density);
}

/** Takes effect at once, and stays. */
export function chooseDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  keepPreference(DENSITY_COOKIE, density);
  for (const listener of listeners) listener();
}
