"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { History } from "@/lib/domain/change";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { historyAddress } from "@/lib/domain/links";
import { ChangeItem, TimelineItem } from "../change/change-item";
import { Section } from "./section";

/** What happened to the image since it was first seen, newest first. */
export function HistorySection({ detail, className }: { detail: ImageDetail; className?: string }) {
  const t = useTranslations("detail.history");
  const title = useTranslations("detail.section");
  const { image, history, firstSeenAt } = detail;
  const newestId = history.changes.at(0)?.id ?? 0;
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = useInfiniteQuery({
    // A look that found something new begins the history anew.
    queryKey: ["history", image.ref, newestId],
    queryFn: async ({ pageParam, signal }): Promise<History> => {
      const response = await fetch(historyAddress(image.ref, pageParam), { signal });
      if (!response.ok) throw new Error(`the history answered ${response.status}`);
      // Our own route; its type is the domain's.
      return (await response.json()) as History;
    },
    initialPageParam: 0,
    initialData: { pages: [history], pageParams: [0] },
    getNextPageParam: ({ changes, more }) => (more ? (changes.at(-1)?.id ?? null) : null),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const changes = data.pages.flatMap((page) => page.changes);
  return (
    <Section id="history" title={title("history")} className={className}>
      <ol>
        {changes.map((change, position) => (
          <ChangeItem key={change.id} change={change} newest={position === 0} />
        ))}
        {!hasNextPage && (
          <TimelineItem marked={changes.length === 0}>
            <div className="font-medium">{t("firstSeen")}</div>
            <div className="text-small text-fg-3">
              <RelativeTime at={firstSeenAt} />
              {changes.length === 0 && ` · ${t("nothing")}`}
            </div>
          </TimelineItem>
        )}
      </ol>
      {hasNextPage && (
        <Button look="ghost" className="mt-1" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t(isFetchNextPageError ? "failed" : "older")}
        </Button>
      )}
    </Section>
  );
}
