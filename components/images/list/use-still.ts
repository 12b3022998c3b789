"use client";

import { useEffect, useState } from "react";

/** Whether a value has been the same for a while; what it is at first has been so. */
export function useStill<T>(value: T, delayMs: number): boolean {
  return useSettled(value, delayMs) === value;
}

/** The value as it last was for a while. */
export function useSettled<T>(value: T, delayMs: number): T {
  const [settled, setSettled] = useState<T>(() => value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
