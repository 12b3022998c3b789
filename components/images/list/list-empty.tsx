"use client";

import { Info, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dial } from "@/components/ui/dial";
import { EmptyState } from "@/components/ui/empty-state";
import { useRelativeTime } from "@/components/ui/relative-time";
import { StatusGlyph } from "@/components/ui/status-glyph";
import { emptyFilter, type ImageFilter, withoutCondition } from "@/lib/domain/image-filter";
import type { ImageList, SourceState } from "@/lib/domain/image-list";
import { useChipWords } from "./chip-words";
import { chipOf } from "./chips";
import { countSources } from "./completeness";
import { useFacetWords } from "./facet-words";
import { culprit, filterCount } from "./no-match";
import type { ChangeFilter } from "./use-list-address";

/** Why the list shows no image. Each reason has its own picture: nothing asked, nothing answered, nothing fits. */
export function ListEmpty({
  filter,
  list,
  sources,
  change,
}: {
  filter: ImageFilter;
  list: ImageList;
  sources: SourceState[];
  change: ChangeFilter;
}) {
  const t = useTranslations("list");
  const { total, failing, unread } = countSources(sources);
  if (total === 0) return <Reason sources={sources} words="noSources" />;
  if (list.known === 0) {
    if (unread > 0) return <Reason sources={sources} words="firstRead" />;
    if (failing === total) return <Reason sources={sources} words="allFailing" />;
    if (failing === 0) {
      return (
        <EmptyState sign={INFO} title={t("nothing.title")}>
          {t("nothing.text")}
        </EmptyState>
      );
    }
  }
  const empty = emptySource(filter, sources);
  if (empty?.readAt) return <SourceEmpty source={empty} readAt={empty.readAt} />;
  return <NoMatch filter={filter} list={list} change={change} />;
}

const INFO = <Info size={20} strokeWidth={1.5} aria-hidden />;

/** Why nothing can be known yet, by the state of the sources. */
export function Reason({
  sources,
  words,
}: {
  sources: SourceState[];
  words: "noSources" | "firstRead" | "allFailing";
}) {
  const t = useTranslations("list");
  return (
    <EmptyState
      sign={
        words === "allFailing" ? (
          <StatusGlyph glyph="failed" className="size-5" />
        ) : (
          <Dial sources={sources} size={72} />
        )
      }
      title={t(`${words}.title`)}
    >
      {t(`${words}.text`)}
    </EmptyState>
  );
}

/** The one source that the filter asks for, when it answered and has nothing. */
function emptySource(filter: ImageFilter, sources: SourceState[]): SourceState | null {
  const { account, region } = filter.facets;
  if (account.include.length !== 1) return null;
  const asked = sources.filter(
    ({ connectionId, regionId }) =>
      account.include.includes(connectionId) &&
      (region.include.length === 0 || region.include.includes(regionId)),
  );
  const [only] = asked;
  return asked.length === 1 && only?.condition === "current" && only.images === 0 ? only : null;
}

function SourceEmpty({ source, readAt }: { source: SourceState; readAt: string }) {
  const t = useTranslations("list.sourceEmpty");
  const { text } = useRelativeTime(readAt);
  return (
    <EmptyState sign={INFO} title={t("title", { account: source.connectionName, region: source.regionId })}>
      {t("text", { ago: text })}
    </EmptyState>
  );
}

function NoMatch({ filter, list, change }: { filter: ImageFilter; list: ImageList; change: ChangeFilter }) {
  const t = useTranslations("list.noMatch");
  const chipWords = useChipWords(useFacetWords(list.accounts));
  const count = filterCount(filter);
  const worst = count > 1 ? culprit(filter, list.without) : null;
  const chip = worst ? chipOf(filter, worst.condition) : undefined;
  return (
    <EmptyState
      sign={<Search size={20} strokeWidth={1.5} aria-hidden />}
      title={t("title", { count })}
      actions={
        <>
          {worst && (
            <Button onClick={() => change((now) => withoutCondition(now, worst.condition))}>
              {t("drop")}
            </Button>
          )}
          <Button
            look={worst ? "ghost" : "plain"}
            onClick={() => change((now) => ({ ...emptyFilter(), sort: now.sort }))}
          >
            {t("clear")}
          </Button>
        </>
      }
    >
      {worst
        ? t.rich("without", {
            filter: chip ? chipWords(chip) : t("theText", { text: filter.q }),
            count: worst.without,
            b: (words) => <b className="font-medium text-fg">{words}</b>,
          })
        : count > 1 && t("text")}
    </EmptyState>
  );
}
