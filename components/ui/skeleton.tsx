import { classes } from "./classes";

/** A grey bar where words will stand. Give it width (and height) by class. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classes("block h-2.5 animate-pulse rounded-xs bg-track", className)}
    />
  );
}
