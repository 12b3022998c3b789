import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";

export const SECTION_IDS = [
  "overview",
  "disks",
  "sharing",
  "elsewhere",
  "history",
  "use",
  "facts",
  "raw",
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

/** One part of the detail with its heading; the tabs above lead here. */
export function Section({
  id,
  title,
  end,
  className,
  children,
}: {
  id: SectionId;
  title: string;
  end?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={classes("min-w-0 scroll-mt-10 pt-6", className)}
    >
      <div className="mb-2.5 flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1">
        <h2 id={`${id}-title`} className="text-body font-semibold tracking-[-.006em]">
          {title}
        </h2>
        {end && <div className="ml-auto text-fg-2">{end}</div>}
      </div>
      {children}
    </section>
  );
}
