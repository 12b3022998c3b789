"use client";

import { useTranslations } from "next-intl";
import { ageOf } from "./age";
import { useNow, useZone } from "./clock";
import { dayText, exactText } from "./time-text";

/** A moment: "2 min ago" under seven days, its date beyond; exact with its zone as title. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const words = useRelativeTime(at);
  return (
    <time dateTime={at} title={words.exact} className={className}>
      {words.text}
    </time>
  );
}

/** The words of RelativeTime, for a sentence of your own. */
export function useRelativeTime(at: string): { text: string; exact: string } {
  const t = useTranslations("common.ago");
  const now = useNow();
  const zone = useZone();
  const exact = exactText(at, zone);
  const { unit, count } = ageOf(at, now);
  if (unit === "minutes" && count === 0) return { text: t("now"), exact };
  if (unit === "days" && count >= 7) return { text: dayText(at, zone), exact };
  return { text: t(unit, { count }), exact };
}
