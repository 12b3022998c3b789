import type { ReactNode } from "react";

/** One key. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-[18px] min-w-[18px] whitespace-nowrap items-center justify-center rounded-sm border border-line-strong bg-surface px-1 font-mono text-[11px] leading-none text-fg-2">
      {children}
    </kbd>
  );
}
