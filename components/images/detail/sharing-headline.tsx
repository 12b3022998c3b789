import { Globe, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ForeignText } from "@/components/ui/foreign-text";
import { meterLevel } from "@/components/ui/meter-level";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { ImageDetail } from "@/lib/domain/image-detail";
import type { SharingFigure, SharingGap } from "@/lib/domain/sharing-figure";
import { countText } from "@/lib/domain/size-text";

/** The figure of the panel, or a sentence where there is none. */
export function SharingHeadline({ detail, figure }: { detail: ImageDetail; figure: SharingFigure }) {
  const t = useTranslations("detail.sharing");
  const b = (chunks: ReactNode) => (
    <b className="mr-0.5 text-figure font-semibold tracking-[-.03em] text-fg [font-variant-numeric:proportional-nums]">
      {chunks}
    </b>
  );
  switch (figure.kind) {
    case "counted":
      return (
        <Line end={<Left figure={figure} />}>
          {t.rich("counted", {
            used: countText(figure.used),
            limit: countText(figure.limit),
            count: figure.limit,
            b,
          })}
        </Line>
      );
    case "used":
      return <Line>{t.rich("used", { used: countText(figure.used), count: figure.used, b })}</Line>;
    case "limit":
      return (
        <>
          <Line>{t.rich("upTo", { limit: countText(figure.limit), count: figure.limit, b })}</Line>
          <Reason detail={detail} gap={figure.gap} />
        </>
      );
    case "everyone":
      return (
        <Sentence sign={<Globe size={16} strokeWidth={1.5} aria-hidden />} title={t("everyone.title")}>
          {t("everyone.text")}
        </Sentence>
      );
    case "gap":
      return <Reason detail={detail} gap={figure.gap} />;
  }
}

function Line({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className="flex items-baseline gap-2">
      <p className="flex-1 text-h2 text-fg-2">{children}</p>
      {end}
    </div>
  );
}

function Left({ figure }: { figure: { used: number; limit: number; left: number } }) {
  const t = useTranslations("detail.sharing");
  const level = meterLevel(figure.used, figure.limit);
  const words =
    figure.left > 0
      ? t("left", { count: figure.left })
      : figure.left === 0
        ? t("full")
        : t("over", { count: -figure.left });
  return <Tag tone={TONES[level]}>{words}</Tag>;
}

const TONES: Record<ReturnType<typeof meterLevel>, TagTone> = {
  fine: "plain",
  tight: "warn",
  full: "bad",
  over: "bad",
  none: "plain",
};

function Reason({ detail, gap }: { detail: ImageDetail; gap: SharingGap }) {
  const t = useTranslations("detail.sharing.gap");
  const locked = gap === "not-permitted" || gap === "owner-only";
  return (
    <Sentence
      sign={locked ? <Lock size={16} strokeWidth={1.5} aria-hidden /> : null}
      title={t.rich(`${gap}.title`, { account: () => <ForeignText text={detail.connectionName} /> })}
    >
      {t(`${gap}.text`)}
    </Sentence>
  );
}

function Sentence({ sign, title, children }: { sign: ReactNode; title: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-start gap-2 pb-1">
      {sign && <span className="mt-0.5 text-fg-3">{sign}</span>}
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="font-semibold">{title}</p>
        <p className="text-fg-2">{children}</p>
      </div>
    </div>
  );
}
