"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { StoreReport } from "@/lib/domain/store-report";
import { PageSection } from "../shell/page-section";
import { Banner } from "../ui/banner";
import { RelativeTime } from "../ui/relative-time";

/** How large the store is, and how its backups went. Nothing here can be changed: it is set where the product starts. */
export function StoreSection({ report }: { report: StoreReport }) {
  const t = useTranslations("settings.store");
  const { sizes } = report;
  return (
    <PageSection title={t("title")} intro={t("intro")}>
      <dl className="flex flex-col">
        <Line name={t("database")}>
          {sizes === null ? (
            <span className="text-fg-3">{t("untold")}</span>
          ) : (
            <>
              <Size bytes={sizes.databaseBytes} />
              <span className="block text-small text-fg-3">
                {sizes.tables.map(({ name, bytes }, place) => (
                  <span key={name}>
                    {place > 0 && " · "}
                    <span className="mono">{name}</span> <Size bytes={bytes} />
                  </span>
                ))}
              </span>
            </>
          )}
        </Line>
        {sizes !== null && (
          <Line name={t("answers")}>
            <Size bytes={sizes.answersBytes} />
          </Line>
        )}
        <Line name={t("backups")}>
          <Backups report={report} />
        </Line>
      </dl>
    </PageSection>
  );
}

function Backups({ report: { embedded, automatic, folder, backups } }: { report: StoreReport }) {
  const t = useTranslations("settings.store");
  if (!embedded) return t("external");
  const kept = backups?.kept ?? [];
  const failure = backups?.lastTry?.failure ?? null;
  return (
    <div className="flex flex-col gap-2">
      {failure !== null && backups?.lastTry && (
        <Banner tone="bad">
          {t.rich("failed", {
            reason: t(`failure.${failure}`),
            time: () => <RelativeTime at={backups.lastTry?.at ?? ""} />,
          })}
        </Banner>
      )}
      <span>
        {backups === null
          ? t("folderUntold")
          : backups.lastDoneAt === null
            ? t(automatic ? "noneYet" : "off")
            : t.rich(automatic ? "last" : "lastAndOff", {
                count: kept.length,
                time: () => <RelativeTime at={backups.lastDoneAt ?? ""} />,
              })}
        {kept.length > 0 && (
          <span className="text-fg-2">
            {" "}
            (<Size bytes={kept.reduce((sum, { bytes }) => sum + bytes, 0)} />)
          </span>
        )}
      </span>
      <span className="text-small text-fg-3">
        {t.rich("folder", {
          path: () => <span className="mono [overflow-wrap:anywhere]">{folder}</span>,
        })}{" "}
        {t("keyApart")}
      </span>
    </div>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-1 border-b border-line px-4 py-3 last:border-0">
      <dt className="w-52 flex-none text-fg-2 phone:w-full">{name}</dt>
      <dd className="min-w-0 flex-1 basis-64">{children}</dd>
    </div>
  );
}

/** Powers of 1000, as disks are sold and `df -H` counts. */
function Size({ bytes }: { bytes: number }) {
  const format = useFormatter();
  const unit = bytes >= 1e9 ? "gigabyte" : bytes >= 1e6 ? "megabyte" : "kilobyte";
  const value = bytes / { gigabyte: 1e9, megabyte: 1e6, kilobyte: 1e3 }[unit];
  return (
    <span className="whitespace-nowrap">
      {format.number(value, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 })}
    </span>
  );
}
