"use client";

import { ChevronRight, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { copyText } from "@/components/ui/copy-text";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { Answer } from "@/lib/domain/answer";
import { foundLines } from "@/lib/domain/found-lines";
import { prettyJson } from "@/lib/domain/pretty-json";
import { JsonText } from "./json-text";
import { Moment } from "./moment";

/**
 * One answer, foldable: laid out for reading at first, its exact text on request. Copying gives the exact text. While
 * something is looked for it shows the lines that fit.
 */
export function RawAnswer({ answer, open, wanted = "" }: { answer: Answer; open: boolean; wanted?: string }) {
  const t = useTranslations("detail.raw");
  const [exact, setExact] = useState(false);
  const pretty = prettyJson(answer.text);
  const searching = wanted.trim() !== "";
  const [opened, setOpened] = useState(open);
  const [searchedBefore, setSearchedBefore] = useState(false);
  if (searching !== searchedBefore) {
    setSearchedBefore(searching);
    // A search opens what was folded by hand too; whoever folds it again meanwhile is let.
    if (searching) setOpened(true);
  }
  const lines = foundLines(pretty ?? answer.text, wanted);
  return (
    <details
      open={opened}
      onToggle={(event) => setOpened(event.currentTarget.open)}
      className="group overflow-hidden rounded-lg border border-line"
    >
      <summary className="flex min-h-9.5 list-none items-center gap-2 bg-canvas px-3 py-1.5 text-small text-fg-2 -outline-offset-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} strokeWidth={1.5} aria-hidden className="flex-none group-open:rotate-90" />
        <span className="line-clamp-3 min-w-0 [overflow-wrap:anywhere]">
          <bdi className="mono text-fg">{answer.operation}</bdi>
          {" · "}
          {t(`kind.${answer.kind}`)}
          {" · "}
          {t.rich("received", { time: () => <Moment at={answer.receivedAt} /> })}
          {answer.requestId !== null && (
            <>
              {" · "}
              <bdi className="mono">{answer.requestId}</bdi>
            </>
          )}
          {searching && (
            <>
              {" · "}
              {t("lines", { count: lines.filter(({ found }) => found).length })}
            </>
          )}
        </span>
      </summary>
      <div className="flex flex-wrap items-center gap-1 border-t border-line px-2 py-1">
        {pretty === null ? (
          <span className="px-1 text-small text-fg-3">{t("notJson")}</span>
        ) : (
          <fieldset className="flex gap-1">
            <legend className="sr-only">{t("form")}</legend>
            <Choice pressed={!exact} onPress={() => setExact(false)} words={t("pretty")} />
            <Choice pressed={exact} onPress={() => setExact(true)} words={t("exact")} />
          </fieldset>
        )}
        <CopyExact text={answer.text} />
      </div>
      <ScrollRegion
        name={t("text", { operation: answer.operation })}
        className="max-h-[640px] overflow-auto border-t border-line -outline-offset-2"
      >
        {searching && lines.length === 0 ? (
          <p className="p-3 text-fg-2">{t("noneFound")}</p>
        ) : !searching && (exact || pretty === null) ? (
          <pre className="mono p-3 leading-[19px] whitespace-pre-wrap [overflow-wrap:anywhere]">
            <bdi>{answer.text}</bdi>
          </pre>
        ) : (
          <JsonText lines={lines} />
        )}
      </ScrollRegion>
    </details>
  );
}

function Choice({ pressed, onPress, words }: { pressed: boolean; onPress: () => void; words: string }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={classes(
        "min-h-6 rounded-sm px-2 text-small font-medium",
        pressed ? "bg-fg/9 text-fg" : "text-fg-2 hover:text-fg",
      )}
    >
      {words}
    </button>
  );
}

function CopyExact({ text }: { text: string }) {
  const t = useTranslations("detail.raw");
  const common = useTranslations("common");
  const announce = useAnnounce();
  async function copy() {
    announce((await copyText(text)) ? t("copied") : common("copyFailed"));
  }
  return (
    <Button look="ghost" className="ml-auto" onClick={() => void copy()}>
      <Copy size={14} strokeWidth={1.5} aria-hidden />
      {t("copy")}
    </Button>
  );
}
