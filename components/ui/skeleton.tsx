import { classes } from "./classes";

/**
 * A grey bar where words will stand. Give it width (and height) by class. It stands still: the box around all that is on
 * its way pulses as one (`animate-pulse`), for each animation is a layer of its own and is paid for in every frame.
 */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classes("block h-2.5 rounded-xs bg-track", className)} />;
}
