"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Change } from "@/lib/domain/change";
import { FieldChangeLine } from "./field-change-line";

/** Fields of one change that are shown at once; a renamed and reshaped image must not push the rest away. */
const SHOWN_FIELDS = 6;

/** One thing that happened, as an item of a timeline. */
export function ChangeItem({ change, newest }: { change: Change; newest: boolean }) {
  const t = useTranslations("change");
  const { kind, fields, at } = change;
  const rest = fields.slice(SHOWN_FIELDS);
  return (
    <TimelineItem marked={newest}>
      {kind !== "changed" && <div className="font-medium">{t(`kind.${kind}`)}</div>}
      {fields.slice(0, SHOWN_FIELDS).map((field) => (
        <FieldChangeLine key={field.field} change={field} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary className="text-small text-accent">{t("moreFields", { count: rest.length })}</summary>
          {rest.map((field) => (
            <FieldChangeLine key={field.field} change={field} />
          ))}
        </details>
      )}
      <div className="text-small text-fg-3">
        <RelativeTime at={at} />
        {kind === "dropped" && ` · ${t("droppedWhy")}`}
      </div>
    </TimelineItem>
  );
}

/** A dot on the line of time; `marked` for the newest. */
export function TimelineItem({ marked = false, children }: { marked?: boolean; children: ReactNode }) {
  return (
    <li className="relative pb-3.5 pl-5 before:absolute before:top-3 before:bottom-[-4px] before:left-[4.5px] before:w-px before:bg-line-strong last:pb-0 last:before:hidden">
      <span
        aria-hidden
        className={classes(
          "absolute top-[5px] left-0 size-2.5 rounded-full border",
          marked ? "border-accent bg-accent" : "border-control bg-surface",
        )}
      />
      {children}
    </li>
  );
}
