"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
  type FilteredFinding,
  type Finding,
  OLD_DAYS,
  STUCK_DAYS,
  type Tidy,
  type TidyAddress,
  tidyFilters,
  tidyPath,
  tidyQuery,
} from "@/lib/domain/boards/tidy";
import { comparePath } from "@/lib/domain/compare-address";
import type { ImageRow } from "@/lib/domain/image-list";
import { listPath } from "@/lib/domain/links";
import { BoardEmpty } from "../boards/board-empty";
import { BoardFrame } from "../boards/board-frame";
import { FileMenu } from "../boards/file-menu";
import { ImageName, PlaceName } from "../boards/image-name";
import type { ReadAgainAction } from "../images/list/read-again";
import { Panel } from "../ui/panel";
import { Segments } from "../ui/segments";

/** Own images that may be worth a look, each list with its reason. It only reads, and nothing here is a verdict. */
export function TidyView({
  tidy,
  address,
  readAgain,
}: {
  tidy: Tidy;
  address: TidyAddress;
  readAgain: ReadAgainAction | null;
}) {
  const t = useTranslations("tidy");
  const router = useRouter();
  const go = (change: Partial<TidyAddress>) =>
    router.push(tidyPath({ ...address, ...change }), { scroll: false });
  return (
    <BoardFrame
      title={t("heading")}
      board={tidy}
      readAgain={readAgain}
      actions={<FileMenu file={(format) => `/api/tidy?format=${format}&${tidyQuery(address)}`} />}
    >
      <p className="max-w-[90ch] text-fg-2">{t("intro")}</p>
      {tidy.total === 0 ? (
        <BoardEmpty board={tidy} title={t("empty.title")} text={t("empty.text")} />
      ) : (
        <>
          <Copies kind="snapshot" tidy={tidy} />
          <Copies kind="name-and-size" tidy={tidy} />
          <Filtered
            kind="stuck"
            tidy={tidy}
            address={address}
            threshold={
              <Segments
                label={t("threshold")}
                value={String(address.stuckDays)}
                choices={STUCK_DAYS.map((days) => ({ value: String(days), words: t("days", { days }) }))}
                onChange={(text) => go({ stuckDays: STUCK_DAYS.find((days) => String(days) === text) })}
              />
            }
          />
          <Filtered
            kind="unshared"
            tidy={tidy}
            address={address}
            threshold={
              <Segments
                label={t("threshold")}
                value={String(address.oldDays)}
                choices={OLD_DAYS.toSorted((a, b) => a - b).map((days) => ({
                  value: String(days),
                  words: t("days", { days }),
                }))}
                onChange={(text) => go({ oldDays: OLD_DAYS.find((days) => String(days) === text) })}
              />
            }
          />
          <Filtered kind="diskless" tidy={tidy} address={address} />
        </>
      )}
    </BoardFrame>
  );
}

/** One finding: how many, why they are here, the images, the way to all of them. */
function Section({
  kind,
  count,
  tools,
  children,
}: {
  kind: Finding;
  count: string;
  tools?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("tidy");
  const id = `finding-${kind}`;
  return (
    <section aria-labelledby={id} className="mt-8">
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id={id} className="text-body font-semibold">
          {t(`finding.${kind}.title`)}
          <span className="font-normal text-fg-3"> {count}</span>
        </h2>
        {tools && <div className="ml-auto phone:ml-0">{tools}</div>}
      </div>
      <p className="mb-2.5 max-w-[90ch] text-fg-2">{t(`finding.${kind}.why`)}</p>
      {children}
    </section>
  );
}

function Copies({ kind, tidy }: { kind: "snapshot" | "name-and-size"; tidy: Tidy }) {
  const t = useTranslations("tidy");
  const { found, images, groups } = tidy.copies[kind];
  return (
    <Section kind={kind} count={t("groups", { count: found, images })}>
      {groups.length === 0 ? (
        <Nothing />
      ) : (
        <div className="grid grid-cols-2 gap-3 tablet:grid-cols-1">
          {groups.map(({ rows, images: ofGroup }) => (
            <Panel key={rows.map(({ ref }) => JSON.stringify(ref)).join()} className="min-w-0 px-3.5 py-2">
              <div className="flex items-center gap-2 text-small text-fg-2">
                {t("alike", { count: ofGroup })}
                {rows.length > 1 && (
                  <Link
                    href={comparePath(rows.map(({ ref }) => ref))}
                    prefetch={false}
                    className="ml-auto inline-flex min-h-7 items-center"
                  >
                    {t("compare", { count: rows.length })}
                  </Link>
                )}
              </div>
              <Rows rows={rows} />
            </Panel>
          ))}
        </div>
      )}
      {found > groups.length && (
        <p className="mt-2 text-small text-fg-3">{t("moreGroups", { shown: groups.length, count: found })}</p>
      )}
    </Section>
  );
}

function Filtered({
  kind,
  tidy,
  address,
  threshold,
}: {
  kind: "stuck" | "unshared" | "diskless";
  tidy: Tidy;
  address: TidyAddress;
  threshold?: ReactNode;
}) {
  const t = useTranslations("tidy");
  const { total, rows, unjudged }: FilteredFinding = tidy[kind];
  const { found } = tidyFilters(address, tidy.today)[kind];
  return (
    <Section kind={kind} count={t("images", { count: total })} tools={threshold}>
      {rows.length === 0 ? (
        <Nothing />
      ) : (
        <Panel className="px-3.5 py-1">
          <Rows rows={rows} dated />
        </Panel>
      )}
      <p className="mt-2 flex flex-wrap gap-x-4 text-small text-fg-3">
        {total > 0 && (
          <Link href={listPath(found)} prefetch={false}>
            {t("openAll", { count: total })}
          </Link>
        )}
        {unjudged > 0 && <span>{t(`finding.${kind}.unjudged`, { count: unjudged })}</span>}
      </p>
    </Section>
  );
}

function Nothing() {
  const t = useTranslations("tidy");
  return <p className="rounded-lg border border-line px-3.5 py-3 text-fg-3">{t("nothing")}</p>;
}

function Rows({ rows, dated = false }: { rows: readonly ImageRow[]; dated?: boolean }) {
  const t = useTranslations("tidy");
  return (
    <ul>
      {rows.map((row) => (
        <li
          key={JSON.stringify(row.ref)}
          className="flex min-h-11 items-center gap-3 border-t border-line py-0.5 first:border-t-0 phone:flex-wrap phone:gap-y-0"
        >
          <span className="min-w-0 flex-1 phone:basis-full">
            <ImageName row={row} />
          </span>
          <span className="w-40 flex-none phone:w-auto">
            <PlaceName dialect={row.dialect} regionId={row.ref.regionId} account={row.connectionName} />
          </span>
          {dated && (
            <span className="w-24 text-right text-small text-fg-3 tabular-nums phone:ml-auto">
              {row.createdAt?.iso.slice(0, 10) ?? t("noDate")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
