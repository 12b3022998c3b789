import type { ReactNode } from "react";

/** The middle of a place that has nothing to show: a sign, what is so, why, and what to do. */
export function EmptyState({
  sign,
  title,
  children,
  actions,
}: {
  sign?: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-[56ch] flex-col items-center px-6 py-12 text-center">
      {sign && <div className="mb-3 text-fg-3">{sign}</div>}
      <h2 className="text-body font-semibold">{title}</h2>
      {children && <div className="mt-0.5 text-fg-2 [overflow-wrap:anywhere]">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
