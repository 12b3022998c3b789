import type { ReactNode } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { classes } from "../ui/classes";

/** A bordered surface that scrolls by itself where its content is wider or longer; a keyboard reaches it for that. */
export function ScrollPanel({
  name,
  className,
  children,
}: {
  /** For readers who come to it by keyboard. */
  name: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <ScrollRegion
      name={name}
      className={classes("relative overflow-auto rounded-lg border border-line bg-surface", className)}
    >
      {children}
    </ScrollRegion>
  );
}
