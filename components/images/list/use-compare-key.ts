"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { isCommand } from "@/components/ui/command-key";
import { MOST_COMPARED } from "@/lib/domain/compare";
import { comparePath } from "@/lib/domain/compare-address";
import type { ImageRef } from "@/lib/domain/image";

/** ⌘↵ or Ctrl ↵ compares what is selected. It has a modifier, so it works with single keys switched off, too. */
export function useCompareKey(refs: readonly ImageRef[]): void {
  const router = useRouter();
  const latest = useRef(refs);
  useEffect(() => {
    latest.current = refs;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { length } = latest.current;
      if (!isCommand(event, "enter") || length < 2 || length > MOST_COMPARED) return;
      // A dialog or a form over the list has its own use for it.
      if (event.target instanceof Element && event.target.closest("dialog, [role=dialog], textarea")) return;
      event.preventDefault();
      router.push(comparePath(latest.current));
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [router]);
}
