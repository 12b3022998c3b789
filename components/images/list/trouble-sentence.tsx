"use client";

import { useTranslations } from "next-intl";
import { ageOf } from "@/components/ui/age";
import { useNow, useZone } from "@/components/ui/clock";
import { useRelativeTime } from "@/components/ui/relative-time";
import { StatusGlyph } from "@/components/ui/status-glyph";
import { momentText } from "@/components/ui/time-text";
import type { SourceState } from "@/lib/domain/image-list";

/** What fails, for how long, why, and how old its images are; of several, the first and how many more. */
export function TroubleSentence({ trouble }: { trouble: SourceState[] }) {
  const t = useTranslations("list.sources");
  const cloud = useTranslations("word.cloud");
  const [first] = trouble;
  if (!first) return null;
  const place = t("place", { cloud: cloud(first.cloud), region: first.regionId });
  const failing = first.condition === "failing";
  const more = trouble.length - 1;
  return (
    <>
      <StatusGlyph glyph={failing ? "warning" : "stale"} className="phone:mt-1" />
      <span className="truncate phone:whitespace-normal">
        {more > 0 ? (
          t.rich(failing ? "failingMore" : "staleMore", { place, more, total: trouble.length, p: underlined })
        ) : failing ? (
          <FailingSentence source={first} place={place} />
        ) : (
          <StaleSentence source={first} place={place} />
        )}
      </span>
    </>
  );
}

function FailingSentence({ source, place }: { source: SourceState; place: string }) {
  const t = useTranslations("list.sources");
  const why = useTranslations("failure");
  const spans = useTranslations("common.span");
  const now = useNow();
  const zone = useZone();
  const reason = source.failure ? why(`short.${source.failure.kind}`) : why("unknown");
  const since = source.failingSince;
  const { unit, count } = ageOf(since ?? new Date(now).toISOString(), now);
  const span = spans(unit, { count });
  if (source.throttledUntil !== undefined) {
    const until = momentText(source.throttledUntil, now, zone);
    if (source.readAt === null) return t.rich("throttledNever", { place, until, p: underlined });
    const kept = { count: source.images, time: momentText(source.readAt, now, zone) };
    return t.rich("throttledKept", { place, until, ...kept, p: underlined });
  }
  if (source.readAt === null) return t.rich("failingNever", { place, span, reason, p: underlined });
  return t.rich("failingKept", {
    place,
    span,
    reason,
    count: source.images,
    time: momentText(source.readAt, now, zone),
    p: underlined,
  });
}

function StaleSentence({ source, place }: { source: SourceState; place: string }) {
  const t = useTranslations("list.sources");
  const { text } = useRelativeTime(source.readAt ?? new Date(0).toISOString());
  return t.rich("stale", { place, ago: text, p: underlined });
}

function underlined(words: React.ReactNode) {
  return <span className="underline decoration-current/40 underline-offset-2">{words}</span>;
}
