import type { ReactNode } from "react";
import { classes } from "./classes";

export type TagTone = "plain" | "ok" | "warn" | "bad" | "accent" | "dashed";

/** A short word on a tint. Colour never alone: the word says it. */
export function Tag({ tone = "plain", children }: { tone?: TagTone; children: ReactNode }) {
  return (
    <span
      className={classes(
        "inline-flex h-5 items-center gap-1.5 rounded-sm px-[7px] text-small font-medium whitespace-nowrap",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}

const TONES: Record<TagTone, string> = {
  plain: "bg-sunken text-fg-2",
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  accent: "bg-accent-soft text-accent",
  dashed: "text-fg-2 inset-ring inset-ring-line-strong",
};
