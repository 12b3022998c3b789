"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { narrowsChanges, writeChangesFilter } from "@/lib/domain/changes-filter";
import { type ChangeGroup, type ChangePlaces, totalOf } from "@/lib/domain/changes-page";
import { SourceStanding } from "../images/list/completeness-line";
import { useKeys } from "../images/list/use-keys";
import type { Act } from "../proof/outcome";
import { outcomeOf } from "../proof/outcome";
import { PageFrame } from "../shell/page-frame";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { useNow, useZone } from "../ui/clock";
import { EmptyState } from "../ui/empty-state";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { dayText } from "../ui/time-text";
import { ChangeGroupItem } from "./change-group";
import { ChangesExport } from "./changes-export";
import { ChangesFilters } from "./changes-filters";
import { useChanges } from "./use-changes";
import { changeChangesFilter, useChangesFilter } from "./use-changes-address";

/** What happened to images of all accounts, newest first, by day and by what is alike. Its state is in the address. */
export function ChangesView({
  places,
  lastVisit,
  manages,
  rememberVisit,
}: {
  places: ChangePlaces;
  /** When the reader's last visit ended, ISO 8601; null: this is the first. */
  lastVisit: string | null;
  /** Whether the person sets up accounts, and so gets ways to them. */
  manages: boolean;
  rememberVisit: Act<void>;
}) {
  const t = useTranslations("changes");
  const filter = useChangesFilter();
  const address = writeChangesFilter(filter).toString();
  const { pages, first, groups, sources, news, refresh } = useChanges(address);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    // A visit that cannot be remembered is told again the next time: nothing that anybody would miss.
    void outcomeOf(() => rememberVisit());
  }, [rememberVisit]);

  useKeys((event) => {
    if (event.key !== "/") return false;
    field.current?.focus();
    return true;
  });

  return (
    <PageFrame
      title={t("title")}
      intro={t("intro")}
      actions={<ChangesExport filter={filter} total={first?.counts ? totalOf(first.counts) : 0} />}
    >
      <ChangesFilters
        filter={filter}
        places={places}
        lastVisit={lastVisit}
        change={changeChangesFilter}
        field={field}
      />
      <div className="mb-2 flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 text-fg-2">
        <span aria-live="polite">
          {first?.counts && <Counts counts={first.counts} since={first.since} />}
        </span>
        <SourceStanding sources={sources} manages={manages} />
        {news > 0 && (
          <span className="ml-auto inline-flex h-6 items-center gap-1 rounded-full bg-accent-soft pr-1 pl-2.5 text-small">
            <span role="status">{t("news", { count: news })}</span>
            <span aria-hidden="true">·</span>
            <Button look="ghost" className="h-6! px-1.5! text-small text-accent!" onClick={refresh}>
              {t("show")}
            </Button>
          </span>
        )}
      </div>
      {pages.isError && (
        <Banner tone="bad" actions={<Button onClick={() => void pages.refetch()}>{t("again")}</Button>}>
          {t("failed")}
        </Banner>
      )}
      {pages.isPending && <Skeleton className="h-40 w-full animate-pulse" />}
      {first && groups.length === 0 && (
        <Panel>
          <EmptyState title={t(narrowsChanges(filter) ? "noMatch" : "nothing")}>
            {t("nothingText")}
          </EmptyState>
        </Panel>
      )}
      {first && <Days groups={groups} address={address} asOf={first.asOf} />}
      {pages.hasNextPage && (
        <div className="mt-3 flex justify-center">
          <Button large busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t(pages.isFetchNextPageError ? "failedMore" : "older")}
          </Button>
        </div>
      )}
    </PageFrame>
  );
}

function Counts({ counts, since }: { counts: Partial<Record<string, number>>; since: string }) {
  const t = useTranslations("changes");
  const zone = useZone();
  const parts = (["appeared", "changed", "gone", "came-back", "dropped"] as const).flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [t(`count.${kind}`, { count })];
  });
  return (
    <>
      <b className="font-semibold text-fg">{t("total", { count: totalOf(counts) })}</b>{" "}
      <span className="text-fg-3">
        {t("sinceDay", { day: dayText(since, zone) })}
        {parts.length > 1 && ` · ${parts.join(t("join"))}`}
      </span>
    </>
  );
}

/** Groups under the day on which they were noticed, in the reader's own zone. */
function Days({ groups, address, asOf }: { groups: ChangeGroup[]; address: string; asOf: number }) {
  const t = useTranslations("changes");
  const zone = useZone();
  const today = dayText(new Date(useNow()).toISOString(), zone);
  const days = new Map<string, ChangeGroup[]>();
  for (const group of groups) {
    const day = dayText(group.at, zone);
    days.set(day, [...(days.get(day) ?? []), group]);
  }
  return [...days].map(([day, found]) => (
    <section key={day} aria-label={day} className="mb-4">
      <h2 className="mb-1.5 font-semibold">
        {day}
        {day === today && <span className="ml-2 font-normal text-fg-3">{t("today")}</span>}
      </h2>
      <Panel>
        <ul>
          {found.map((group) => (
            <ChangeGroupItem key={group.id} group={group} address={address} asOf={asOf} />
          ))}
        </ul>
      </Panel>
    </section>
  ));
}
