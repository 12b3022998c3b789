import type { ReactNode } from "react";
import { classes } from "./classes";

/** A tinted strip above what it speaks about. `bad` is announced at once, `warn` and `accent` are not. */
export function Banner({
  tone,
  sign,
  children,
  actions,
}: {
  tone: "warn" | "bad" | "accent";
  sign?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div
      role={tone === "bad" ? "alert" : undefined}
      className={classes(
        "flex items-center gap-2.5 rounded-lg px-3.5 py-2 phone:flex-wrap",
        tone === "warn" && "bg-warn-soft",
        tone === "bad" && "bg-bad-soft",
        tone === "accent" && "bg-accent-soft",
      )}
    >
      {sign}
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</div>
      {actions}
    </div>
  );
}
