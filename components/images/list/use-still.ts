"use client";

import { useEffect, useState } from "react";

/** Whether a value has been the same for a while; what it is at first has been so. */
export function useStill(value: string, delayMs: number): boolean {
  const [still, setStill] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return still === value;
}
