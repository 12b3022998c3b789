"use client";

import { useEffect, useState } from "react";

/** Whether a value has been the same for a while, nothing having stirred; what it is at first has been so. */
export function useStill<T>(value: T, delayMs: number, stirs = false): boolean {
  return useSettled(value, delayMs, stirs) === value;
}

/** The value as it last was for a while. Nothing settles while something stirs: `stirs` says that it will soon change. */
export function useSettled<T>(value: T, delayMs: number, stirs = false): T {
  const [settled, setSettled] = useState<T>(() => value);
  useEffect(() => {
    if (stirs) return;
    const timer = setTimeout(() => setSettled(() => value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs, stirs]);
  return settled;
}
