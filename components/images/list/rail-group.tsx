"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, useId } from "react";
import { type GroupId, useGroup } from "./open-groups";

/** One part of the rail: a heading that opens and closes it, remembered, and what filters by it. */
export function RailGroup({
  id,
  name,
  active,
  children,
}: {
  id: GroupId;
  name: string;
  /** What is chosen, so that a closed group still says that it filters. */
  active: string | null;
  children: ReactNode;
}) {
  const titleId = useId();
  const [open, turn] = useGroup(id);
  const Chevron = open ? ChevronUp : ChevronDown;
  return (
    <section className="border-t border-line pt-1 pb-1.5" aria-labelledby={titleId} data-group={id}>
      <h3 id={titleId}>
        <button
          type="button"
          aria-expanded={open}
          onClick={turn}
          className="flex h-7 w-full items-center gap-1.5 rounded-sm px-1.5 text-small font-medium text-fg-2 hover:text-fg focus-visible:-outline-offset-2 phone:h-10"
        >
          {name}
          {active !== null && <span className="ml-1.5 text-accent">{active}</span>}
          <Chevron size={12} strokeWidth={1.75} aria-hidden className="ml-auto flex-none text-fg-3" />
        </button>
      </h3>
      {open && children}
    </section>
  );
}
