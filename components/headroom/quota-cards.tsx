"use client";

import { useTranslations } from "next-intl";
import type { QuotaStanding } from "@/lib/domain/boards/headroom";
import { PlaceName } from "../boards/image-name";
import { RelativeTime } from "../ui/relative-time";
import { FullnessBar } from "./fullness-bar";

/** Room for own images, by account and region: figures where a cloud tells them, else why there are none. */
export function QuotaCards({
  quotas,
  alertPercent,
}: {
  quotas: readonly QuotaStanding[];
  alertPercent: number;
}) {
  const t = useTranslations("headroom.quota");
  const shown = quotas.filter(({ used, limit }) => used !== null || limit !== null);
  const others = quotas.filter(({ used, limit }) => used === null && limit === null);
  if (quotas.length === 0) return null;
  return (
    <section aria-labelledby="quotas" className="mt-8">
      <h2 id="quotas" className="mb-2.5 text-body font-semibold">
        {t("title")}
      </h2>
      {shown.length > 0 && (
        <ul className="grid grid-cols-3 gap-3 tablet:grid-cols-2 phone:grid-cols-1">
          {shown.map((quota) => (
            <li
              key={`${quota.connectionId} ${quota.regionId}`}
              className="rounded-lg border border-line px-3.5 pt-2.5 pb-3"
            >
              <QuotaCard quota={quota} alertPercent={alertPercent} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="mt-3 rounded-lg border border-line" aria-label={t("without")}>
          {others.map((quota) => (
            <li
              key={`${quota.connectionId} ${quota.regionId}`}
              className="flex min-h-11 items-center gap-3 border-t border-line px-3.5 first:border-t-0"
            >
              <PlaceName dialect={quota.dialect} regionId={quota.regionId} account={quota.connectionName} />
              <span className="ml-auto text-right text-fg-3">{t(`known.${quota.known}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function QuotaCard({ quota, alertPercent }: { quota: QuotaStanding; alertPercent: number }) {
  const t = useTranslations("headroom.quota");
  const { used, limit, askedAt, failure } = quota;
  return (
    <>
      <div className="mb-2 flex items-center gap-3">
        <PlaceName dialect={quota.dialect} regionId={quota.regionId} account={quota.connectionName} />
        <span className="ml-auto text-right">
          <span className="block leading-4 tabular-nums">
            {used === null
              ? t("limit", { limit: limit ?? 0 })
              : limit === null
                ? t("used", { used })
                : t.rich("both", {
                    used,
                    limit,
                    s: (words) => <span className="text-fg-3">{words}</span>,
                  })}
          </span>
          <span className="block text-micro text-fg-3">
            {failure !== null ? (
              <span className="text-warn">{t("lastFailed")}</span>
            ) : (
              askedAt !== null && <RelativeTime at={askedAt} />
            )}
          </span>
        </span>
      </div>
      {used !== null && <FullnessBar used={used} limit={limit} alertPercent={alertPercent} />}
    </>
  );
}
