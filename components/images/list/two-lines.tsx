import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";

/** What is, and below it smaller what else there is to say. Long lines are cut; `wraps` lets a card break the first. */
export function TwoLines({
  first,
  second,
  wraps = false,
}: {
  first: ReactNode;
  second?: ReactNode;
  wraps?: boolean;
}) {
  return (
    <span className="block min-w-0">
      <span
        className={classes(
          "block truncate leading-4",
          wraps && "phone:whitespace-normal phone:[overflow-wrap:anywhere]",
        )}
      >
        {first}
      </span>
      {second !== undefined && second !== null && (
        <span className="block truncate text-micro text-fg-3">{second}</span>
      )}
    </span>
  );
}
