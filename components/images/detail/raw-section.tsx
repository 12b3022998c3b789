import { useTranslations } from "next-intl";
import type { Answer } from "@/lib/domain/answer";
import { RawAnswer } from "./raw-answer";
import { Section } from "./section";

/** The exact answers behind the page, newest first, so that every value can be checked. */
export function RawSection({ answers, className }: { answers: Answer[]; className?: string }) {
  const t = useTranslations("detail");
  return (
    <Section id="raw" title={t("section.raw")} className={className}>
      {answers.length === 0 ? (
        <p className="text-fg-2">{t("raw.none")}</p>
      ) : (
        <div className="flex flex-col gap-2">
          {answers.map((answer, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one operation may have answered several times at once.
            <RawAnswer key={position} answer={answer} open={position === 0} />
          ))}
        </div>
      )}
    </Section>
  );
}
