"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import type { Answer } from "@/lib/domain/answer";
import { FindField } from "./find-field";
import { RawAnswer } from "./raw-answer";
import { Section } from "./section";

/** The exact answers behind the page, newest first, so that every value can be checked; one search goes through all. */
export function RawSection({ answers, className }: { answers: Answer[]; className?: string }) {
  const t = useTranslations("detail");
  const [typed, setTyped] = useState("");
  // An answer may have thousands of lines: typing goes before them.
  const wanted = useDeferredValue(typed);
  // The picture of the image itself is what people come for; a quota or a list of accounts is told by the panels too.
  const picture = answers.findIndex(({ kind }) => kind === "detail" || kind === "list-item");
  return (
    <Section id="raw" title={t("section.raw")} className={className}>
      {answers.length === 0 ? (
        <p className="text-fg-2">{t("raw.none")}</p>
      ) : (
        <div className="flex flex-col gap-2">
          <div className="rounded-lg border border-line print:hidden">
            <FindField value={typed} words={t("raw.find")} onFind={setTyped} />
          </div>
          {answers.map((answer, position) => (
            <RawAnswer
              // biome-ignore lint/suspicious/noArrayIndexKey: one operation may have answered several times at once.
              key={position}
              answer={answer}
              open={position === Math.max(0, picture)}
              wanted={wanted}
            />
          ))}
        </div>
      )}
    </Section>
  );
}
