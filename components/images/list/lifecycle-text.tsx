"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { useNow } from "@/components/ui/clock";
import { daysUntil, type Lifecycle } from "@/lib/domain/lifecycle";

/**
 * How long the system's makers support its release. Red and amber are for what has ended or ends soon; extended
 * support, which mostly costs extra, is told apart in the title. `form` "short" is for rows of one line, where
 * everything that is well is silent.
 */
export function LifecycleText({
  lifecycle,
  form = "full",
  className,
}: {
  lifecycle: Lifecycle;
  form?: "full" | "short";
  className?: string;
}) {
  const t = useTranslations("list.lifecycle");
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const title = useTitle(lifecycle);
  const { state, endsOn } = lifecycle;
  const days = endsOn === null ? null : Math.max(0, daysUntil(endsOn, today));
  if (form === "short" && (state === "supported" || state === "unknown")) return null;
  return (
    <span title={title} data-lifecycle={state} className={classes(LOOKS[state], className)}>
      {state === "unknown" || endsOn === null || days === null
        ? t(state === "ended" ? "short.ended" : "unknown")
        : form === "short"
          ? t(state === "ended" ? "short.ended" : "short.ending", { days })
          : t(`full.${state}`, { date: endsOn, days })}
    </span>
  );
}

const LOOKS: Record<Lifecycle["state"], string> = {
  supported: "text-fg-3",
  ending: "font-medium text-warn",
  ended: "text-bad",
  unknown: "text-fg-3",
};

function useTitle({ product, cycle, endsOn, extendedEndsOn }: Lifecycle): string {
  const t = useTranslations("list.lifecycle");
  if (endsOn === null) return t("unknownHint");
  const release = [product, cycle].filter(Boolean).join(" ");
  const sentence = t("title", { release, date: endsOn });
  return extendedEndsOn === null ? sentence : `${sentence} ${t("extended", { date: extendedEndsOn })}`;
}
