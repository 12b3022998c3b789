import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusGlyph } from "@/components/ui/status-glyph";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { FailureFacts, MissingRight } from "./failure-facts";

/** When detail and sharing were last asked for, and why the last try brought nothing. */
export function SharingAge({ detail }: { detail: ImageDetail }) {
  const t = useTranslations("detail.sharing");
  const reason = useTranslations("failure.short");
  const { askedAt, askFailure } = detail;
  return (
    <div className="mt-2.5 border-t border-line pt-2 text-small text-fg-3">
      <p>
        {askedAt === null ? t("neverAsked") : t.rich("asked", { time: () => <RelativeTime at={askedAt} /> })}
      </p>
      {askFailure && (
        <div className="mt-1.5 flex items-start gap-2" data-ask-failure={askFailure.kind}>
          <StatusGlyph glyph="warning" className="mt-0.5" />
          <div className="min-w-0 flex-1 text-fg-2">
            <p>{t("askFailed", { reason: reason(askFailure.kind) })}</p>
            <p>
              <MissingRight failure={askFailure} />
            </p>
            <FailureFacts failure={askFailure} />
          </div>
        </div>
      )}
    </div>
  );
}
