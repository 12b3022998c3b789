"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dial } from "@/components/ui/dial";
import { Popover } from "@/components/ui/popover";
import { useRelativeTime } from "@/components/ui/relative-time";
import type { ImageList, SourceState } from "@/lib/domain/image-list";
import { countForm, countSources, oldestRead, troubled } from "./completeness";
import { TroubleSentence } from "./trouble-sentence";
import type { News } from "./use-list";

const SourceList = dynamic(() => import("./source-list").then(({ SourceList }) => SourceList), {
  ssr: false,
});

/** How much of everything is shown, how many sources stand behind it, and what is wrong with them. */
export function CompletenessLine({
  list,
  sources,
  news,
  onShowNews,
  manages = false,
  tools,
}: {
  list: Pick<ImageList, "total" | "known" | "atLeast">;
  sources: SourceState[];
  /** The inventory has changed since; the rows wait for `onShowNews`. Null: it has not. */
  news: News | null;
  onShowNews: () => void;
  /** Whether the person sets up accounts, and so gets ways to them. */
  manages?: boolean;
  /** Stands at the end of the line, e.g. the button that reads again. */
  tools?: ReactNode;
}) {
  const t = useTranslations("list");
  return (
    <div className="flex min-h-10 flex-none items-center gap-2 px-4 whitespace-nowrap text-fg-2 phone:flex-wrap phone:gap-x-2 phone:gap-y-1 phone:px-3.5 phone:py-2.5">
      <span aria-live="polite">
        {t.rich(`count.${countForm(list)}`, {
          count: list.total,
          known: list.known,
          b: (words) => <b className="font-semibold text-fg">{words}</b>,
          s: (words) => <span className="text-fg-3">{words}</span>,
        })}
      </span>
      <SourceStanding sources={sources} manages={manages} />
      <span className="ml-auto flex flex-none items-center gap-1.5 phone:ml-0">
        {news ? <NewsLine news={news} onShow={onShowNews} /> : <ReadSentence sources={sources} />}
        {tools}
      </span>
    </div>
  );
}

/** How many sources stand behind what is shown, and what is wrong with them; each opens the list of all. */
export function SourceStanding({ sources, manages }: { sources: SourceState[]; manages: boolean }) {
  const t = useTranslations("list");
  const trouble = troubled(sources);
  return (
    <>
      {sources.length > 0 && (
        <>
          <Divider />
          <Popover
            label={t("sources.details")}
            trigger={
              <button
                type="button"
                className="-mx-1 flex h-7 items-center gap-1.5 rounded-sm px-1 hover:text-fg"
              >
                <Dial sources={sources} size={18} />
                <SourceSentence sources={sources} />
              </button>
            }
          >
            <SourceList sources={sources} manages={manages} />
          </Popover>
        </>
      )}
      {trouble.length > 0 && (
        <>
          <Divider />
          <span className="min-w-0 phone:w-full">
            <Popover
              label={t("sources.details")}
              trigger={
                <button
                  type="button"
                  className="flex max-w-full items-center gap-1.5 rounded-sm text-left hover:text-fg phone:items-start"
                >
                  <TroubleSentence trouble={trouble} />
                </button>
              }
            >
              <SourceList sources={sources} manages={manages} />
            </Popover>
          </span>
        </>
      )}
    </>
  );
}

/** News that wait, so that no row moves under the pointer: as exact as is known. */
function NewsLine({ news: { more }, onShow }: { news: News; onShow: () => void }) {
  const t = useTranslations("list.news");
  const words =
    more === null || more === 0 ? t("changes") : t(more > 0 ? "more" : "fewer", { count: Math.abs(more) });
  return (
    <span className="inline-flex h-6 items-center gap-1 rounded-full bg-accent-soft pr-1 pl-2.5 text-small">
      <span role="status">{words}</span>
      <span aria-hidden="true">·</span>
      <Button look="ghost" className="h-6! px-1.5! text-small text-accent!" onClick={onShow}>
        {t("show")}
      </Button>
    </span>
  );
}

function Divider() {
  return <span aria-hidden="true" className="h-3.5 w-px flex-none bg-line-strong phone:hidden" />;
}

function SourceSentence({ sources }: { sources: SourceState[] }) {
  const t = useTranslations("list.sources");
  const { total, current, answered, unread, failing } = countSources(sources);
  if (unread > 0) {
    return (
      <span className="flex items-center gap-2">
        {t("answered", { answered, total })}
        <Divider />
        <span>
          {failing > 0
            ? t.rich("readingFailing", {
                count: unread,
                failing,
                p: (words) => <span className="text-bad">{words}</span>,
              })
            : t("reading", { count: unread })}
        </span>
      </span>
    );
  }
  return <span>{current === total ? t("allCurrent", { total }) : t("current", { current, total })}</span>;
}

function ReadSentence({ sources }: { sources: SourceState[] }) {
  const oldest = oldestRead(sources);
  return oldest === null ? null : <ReadAgo at={oldest} />;
}

function ReadAgo({ at }: { at: string }) {
  const t = useTranslations("list.sources");
  const { text, exact } = useRelativeTime(at);
  return (
    <span className="text-fg-3 phone:hidden" title={exact}>
      {t("read", { ago: text })}
    </span>
  );
}
