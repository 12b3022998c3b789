"use client";

import { useEffect } from "react";
import { outcomeOf } from "@/components/proof/outcome";
import type { ViewActs } from "./use-views";

/** Somebody who still types or clicks has not arrived yet. */
const SETTLED_MS = 3_000;

/** Remembers on the server what the person looks at, once it has stood for a while. The plain list is not remembered. */
export function useRememberView(address: string, keepLast: ViewActs["keepLast"]): void {
  useEffect(() => {
    if (address === "") return;
    const timer = setTimeout(() => {
      // Not remembered is no harm, and nothing that a person waits for.
      void outcomeOf(() => keepLast({ address }));
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [address, keepLast]);
}
