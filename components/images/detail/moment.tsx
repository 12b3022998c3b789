"use client";

import { useTranslations } from "next-intl";
import { Tooltip } from "@/components/ui/tooltip";
import { cloudTimeText, momentText, zoneText } from "@/lib/domain/moment-text";
import type { CloudTime } from "@/lib/domain/time";
import { LongText } from "./long-text";
import { useReaderZone } from "./reader-zone";

/** A moment of ours, to the minute, in the reader's zone; exact with zone as title. */
export function Moment({ at }: { at: string }) {
  const timeZone = useReaderZone();
  const exact = `${momentText(at, { timeZone, precision: "second" })} ${zoneText(at, timeZone)}`;
  return (
    <time dateTime={at} title={exact}>
      {momentText(at, { timeZone })}
    </time>
  );
}

/**
 * A time that a cloud told. With a stated zone it is put into the reader's, and what the cloud wrote shows on hover
 * and focus. Without one it stands as the cloud wrote it and says so.
 */
export function CloudMoment({ time, compact = false }: { time: CloudTime; compact?: boolean }) {
  const t = useTranslations("detail.time");
  const timeZone = useReaderZone();
  const { text, zone } = cloudTimeText(time, timeZone);
  if (zone === null) {
    return (
      <span title={compact ? t("zoneNotStated") : undefined}>
        <LongText text={text} />
        {!compact && <span className="block text-small text-fg-3">{t("zoneNotStated")}</span>}
      </span>
    );
  }
  return (
    <Tooltip words={t("asWritten", { text: time.raw })} onTap>
      <button type="button" className="cursor-help rounded-sm text-left">
        <time dateTime={time.iso}>{text}</time> <span className="text-fg-3">{zone}</span>
      </button>
    </Tooltip>
  );
}
