import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { Fact } from "./fact";

/** Until when the system is supported, who says so, and what extended support there is beside it. */
export function LifecycleFact({ detail }: { detail: ImageDetail }) {
  const t = useTranslations("detail.lifecycle");
  const { state, endsOn, extendedEndsOn, product, cycle, source } = detail.lifecycle;
  return (
    <Fact label={t("label")} field="lifecycle" evidence={state === "unknown" ? {} : detail.evidence}>
      <span className={STATE_LOOKS[state]}>
        {endsOn === null ? t(state === "ended" ? "endedSome" : "unknown") : t(state, { date: endsOn })}
      </span>
      {source !== null && (
        <>
          {" "}
          <a
            href={source}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1 text-accent hover:underline"
            aria-label={t("sourceName", { system: [product, cycle].filter(Boolean).join(" ") })}
          >
            {t("source")}
            <ExternalLink size={12} strokeWidth={1.75} aria-hidden />
          </a>
        </>
      )}
      {extendedEndsOn !== null && (
        <span className="block text-small text-fg-3">{t("extended", { date: extendedEndsOn })}</span>
      )}
    </Fact>
  );
}

const STATE_LOOKS = {
  ended: "text-bad",
  ending: "font-medium text-warn",
  supported: undefined,
  unknown: "text-fg-3",
} as const;
