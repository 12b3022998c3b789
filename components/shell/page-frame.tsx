import type { ReactNode } from "react";
import { classes } from "../ui/classes";

/** A page that scrolls by itself below the bar: its title, what it is for, its buttons, its content. */
export function PageFrame({
  title,
  intro,
  actions,
  narrow = false,
  children,
}: {
  title: string;
  intro?: ReactNode;
  actions?: ReactNode;
  /** For forms: lines of text stay readable. */
  narrow?: boolean;
  children: ReactNode;
}) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="min-h-0 flex-1 overflow-y-auto border-t border-line bg-surface outline-none"
    >
      <div
        className={classes(
          "mx-auto px-8 pt-6 pb-16 phone:px-4 phone:pt-4",
          narrow ? "max-w-[784px]" : "max-w-[1280px]",
        )}
      >
        <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="text-h1 font-semibold tracking-[-.014em]">{title}</h1>
          {actions && <div className="ml-auto flex flex-wrap gap-2">{actions}</div>}
          {intro && (
            <div className="w-full text-fg-2">
              <p className="max-w-[72ch]">{intro}</p>
            </div>
          )}
        </div>
        {children}
      </div>
    </main>
  );
}
