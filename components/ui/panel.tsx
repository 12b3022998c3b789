import type { ComponentProps } from "react";
import { classes } from "./classes";

/** A bordered surface. Padding is the content's matter. */
export function Panel({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div className={classes("relative rounded-lg border border-line bg-surface", className)} {...rest} />
  );
}
