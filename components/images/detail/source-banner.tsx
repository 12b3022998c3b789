import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { StatusGlyph } from "@/components/ui/status-glyph";
import type { SourceState } from "@/lib/domain/image-list";
import { FailureFacts } from "./failure-facts";
import { Moment } from "./moment";

/** Says that what is shown may be out of date, and why. Silent while the source is current. */
export function SourceBanner({ source }: { source: SourceState }) {
  const t = useTranslations("detail.source");
  const cloud = useTranslations("word.cloud");
  const failure = useTranslations("failure");
  const place = { cloud: cloud(source.cloud), region: source.regionId };
  const time = (at: string | null) => () => (at === null ? t("unknownTime") : <Moment at={at} />);
  const b = (chunks: React.ReactNode) => <b className="font-semibold">{chunks}</b>;
  if (source.condition === "failing") {
    const reason = source.failure ? failure(`short.${source.failure.kind}`) : failure("unknown");
    return (
      <Banner tone="bad" sign={<StatusGlyph glyph="failed" className="mt-1 self-start" />}>
        <p>{t.rich("failing", { ...place, reason, b, since: time(source.failingSince) })}</p>
        <p>{source.readAt === null ? t("neverRead") : t.rich("asOf", { time: time(source.readAt) })}</p>
        {source.failure && <p className="mt-1 text-fg-2">{failure(`meaning.${source.failure.kind}`)}</p>}
        {source.failure && <FailureFacts failure={source.failure} />}
      </Banner>
    );
  }
  if (source.condition === "stale") {
    return (
      <Banner tone="warn" sign={<StatusGlyph glyph="stale" className="mt-1 self-start" />}>
        {t.rich("stale", { ...place, b, time: time(source.readAt) })}
      </Banner>
    );
  }
  return null;
}
