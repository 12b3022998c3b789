"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { accountPath } from "@/components/accounts/paths";
import { CloudTile } from "@/components/ui/cloud-tile";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Glyph, StatusGlyph } from "@/components/ui/status-glyph";
import type { SourceCondition, SourceState } from "@/lib/domain/image-list";
import { FailureDetails } from "./failure-details";

/**
 * Every source with its condition and age; the failing ones first, with the reason in plain words. `manages`: for an
 * admin, who gets a way from each to its account.
 */
export function SourceList({
  sources,
  manages = false,
}: {
  sources: readonly SourceState[];
  manages?: boolean;
}) {
  const sorted = sources.toSorted((a, b) => RANK[a.condition] - RANK[b.condition]);
  return (
    <ul>
      {sorted.map((source) => (
        <SourceItem key={`${source.connectionId} ${source.regionId}`} source={source} manages={manages} />
      ))}
    </ul>
  );
}

const RANK: Record<SourceCondition, number> = { failing: 0, stale: 1, reading: 2, waiting: 3, current: 4 };

const GLYPHS: Record<SourceCondition, Glyph> = {
  failing: "failed",
  stale: "stale",
  reading: "progress",
  waiting: "unknown",
  current: "ok",
};

function SourceItem({ source, manages }: { source: SourceState; manages: boolean }) {
  const t = useTranslations("list.sources");
  return (
    <li className="border-b border-line px-3.5 py-2.5 last:border-0">
      <div className="flex items-start gap-2.5">
        <CloudTile dialect={source.dialect} />
        <div className="min-w-0 flex-1">
          <div className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate font-medium">
              {manages ? (
                <Link href={accountPath(source.connectionId)} className="text-fg hover:underline">
                  <bdi>{source.connectionName}</bdi>
                </Link>
              ) : (
                <bdi>{source.connectionName}</bdi>
              )}{" "}
              <span className="mono font-normal text-fg-2">{source.regionId}</span>
            </span>
            <span className="flex flex-none items-center gap-1.5">
              <StatusGlyph glyph={GLYPHS[source.condition]} />
              {t(`condition.${source.condition}`)}
            </span>
          </div>
          <div className="flex justify-between gap-3 text-small text-fg-3">
            <span>{t("images", { count: source.images })}</span>
            {source.readAt === null ? (
              <span>{t("neverRead")}</span>
            ) : (
              <span>{t.rich("readAt", { when: () => <RelativeTime at={source.readAt ?? ""} /> })}</span>
            )}
          </div>
          {source.condition === "current" && source.images === 0 && (
            <p className="text-small text-fg-3">{t("emptyHint")}</p>
          )}
          {source.failure && (
            <FailureDetails
              failure={source.failure}
              since={source.failingSince}
              until={source.throttledUntil}
            />
          )}
        </div>
      </div>
    </li>
  );
}
