import { type ReactNode, useId } from "react";
import { Panel } from "../ui/panel";

/** A part of a page: its heading, a sentence about it, its content in a panel. */
export function PageSection({
  title,
  intro,
  actions,
  children,
}: {
  title: string;
  intro?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-6 first:mt-0">
      <div className="mb-2.5 flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1">
        <h2 id={id} className="text-body font-semibold tracking-[-.006em]">
          {title}
        </h2>
        {actions && <div className="ml-auto flex flex-wrap gap-2">{actions}</div>}
        {intro && (
          <div className="w-full text-fg-2">
            <p className="max-w-[72ch]">{intro}</p>
          </div>
        )}
      </div>
      <Panel>{children}</Panel>
    </section>
  );
}
