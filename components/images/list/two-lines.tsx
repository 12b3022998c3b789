import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";

/**
 * What is, and below it smaller what else there is to say. Long lines are cut; `wraps` lets a card break the first.
 * `compact` says what a row of one line keeps: with both, the first is cut before the second is.
 */
export function TwoLines({
  first,
  second,
  wraps = false,
  compact = "first",
}: {
  first: ReactNode;
  second?: ReactNode;
  wraps?: boolean;
  compact?: "first" | "second" | "both";
}) {
  return (
    <span
      className={classes(
        "block min-w-0",
        compact === "both" && "compact:flex compact:items-baseline compact:gap-2",
      )}
    >
      <span
        className={classes(
          "block truncate leading-4",
          wraps && "phone:whitespace-normal phone:[overflow-wrap:anywhere]",
          compact === "second" && "compact:hidden",
        )}
      >
        {first}
      </span>
      {second !== undefined && second !== null && (
        <span
          className={classes(
            "block truncate text-micro text-fg-3",
            compact === "first" && "compact:hidden",
            compact === "second" && "compact:text-base compact:text-fg",
            compact === "both" && "compact:max-w-[70%] compact:flex-none",
          )}
        >
          {second}
        </span>
      )}
    </span>
  );
}
