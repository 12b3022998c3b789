"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { releaseName } from "@/lib/domain/boards/matrix-address";
import { RUNWAY_BUCKETS, type Runway, type RunwayBucket, type RunwayRow } from "@/lib/domain/boards/runway";
import {
  RUNWAY_WHOSE,
  type RunwayAddress,
  runwayFilter,
  runwayPath,
} from "@/lib/domain/boards/runway-address";
import type { Whose } from "@/lib/domain/boards/whose";
import { daysUntil } from "@/lib/domain/lifecycle";
import { listPath } from "@/lib/domain/links";
import { countText } from "@/lib/domain/size-text";
import { BoardEmpty } from "../boards/board-empty";
import { BoardFrame } from "../boards/board-frame";
import { FileMenu } from "../boards/file-menu";
import { distributionName } from "../images/distribution-name";
import type { ReadAgainAction } from "../images/list/read-again";
import { classes } from "../ui/classes";
import { Panel } from "../ui/panel";
import { Segments } from "../ui/segments";

/** Which releases are in use, by the day their support ends. Its state is the address. */
export function RunwayView({
  runway,
  address,
  readAgain,
}: {
  runway: Runway;
  address: RunwayAddress;
  readAgain: ReadAgainAction | null;
}) {
  const t = useTranslations("runway");
  const router = useRouter();
  return (
    <BoardFrame
      title={t("heading")}
      board={runway}
      readAgain={readAgain}
      actions={<FileMenu file={(format) => `/api/runway?format=${format}&whose=${address.whose}`} />}
    >
      <Segments
        label={t("whose.label")}
        value={address.whose}
        choices={RUNWAY_WHOSE.map((value) => ({ value, words: t(`whose.${value}`) }))}
        onChange={(whose) => router.push(runwayPath({ whose }), { scroll: false })}
      />
      {runway.rows.length === 0 ? (
        <BoardEmpty board={runway} title={t("empty.title")} text={t("empty.text")} />
      ) : (
        RUNWAY_BUCKETS.map((bucket) => (
          <Bucket key={bucket} bucket={bucket} runway={runway} whose={address.whose} />
        ))
      )}
      <p className="mt-4 max-w-[110ch] text-small text-fg-3">
        {t("note", { source: runway.dataset.source, date: runway.dataset.date })}
      </p>
    </BoardFrame>
  );
}

function Bucket({ bucket, runway, whose }: { bucket: RunwayBucket; runway: Runway; whose: Whose }) {
  const t = useTranslations("runway");
  const rows = runway.rows.filter((row) => row.bucket === bucket);
  if (rows.length === 0) return null;
  const id = `bucket-${bucket}`;
  return (
    <section aria-labelledby={id} className="mt-6">
      <h2 id={id} className="mb-2 text-body font-semibold">
        {t(`bucket.${bucket}`, { quarter: runway.quarterEnds, next: runway.nextEnds })}
        <span className="font-normal text-fg-3"> {t("releases", { count: rows.length })}</span>
      </h2>
      <Panel className="overflow-x-auto">
        <table aria-labelledby={id} className="w-full text-left">
          <thead>
            <tr className="text-small text-fg-2 [&_th]:h-[34px] [&_th]:px-2 [&_th]:font-normal [&_th]:whitespace-nowrap">
              <th scope="col" className="pl-4!">
                {t("column.release")}
              </th>
              <th scope="col">{t("column.ends")}</th>
              <th scope="col" className="phone:hidden">
                {t("column.extended")}
              </th>
              <th scope="col" className="text-right phone:hidden">
                {t("column.own")}
              </th>
              <th scope="col" className="text-right phone:hidden">
                {t("column.shared")}
              </th>
              <th scope="col" className="pr-4! text-right">
                {t("column.images")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.release} ${row.os}`} row={row} runway={runway} whose={whose} />
            ))}
          </tbody>
        </table>
      </Panel>
    </section>
  );
}

function Row({ row, runway: { today }, whose }: { row: RunwayRow; runway: Runway; whose: Whose }) {
  const t = useTranslations("runway");
  const system = row.os === "unknown" ? t("unknownSystem") : distributionName(row.os);
  const release = releaseName(row) ?? (row.os === "unknown" ? "" : t("unknownRelease"));
  const name = [system, release].filter(Boolean).join(" ");
  const count = (images: number, ofWhom: Whose) =>
    images === 0 ? (
      <span className="text-fg-3">0</span>
    ) : (
      <Link
        href={listPath(runwayFilter(row, ofWhom))}
        prefetch={false}
        aria-label={t("open", { name, count: images })}
        className="inline-flex min-h-6 min-w-6 items-center justify-end align-middle hover:underline"
      >
        {countText(images)}
      </Link>
    );
  return (
    <tr className="border-t border-line hover:bg-hover [&>td]:px-2">
      <th scope="row" className="h-10 px-2 pl-4 font-medium">
        {name}
      </th>
      <td>
        <End row={row} today={today} />
      </td>
      <td className="whitespace-nowrap text-fg-2 phone:hidden">
        {row.extendedEndsOn ?? <span className="text-fg-3">{t("noExtended")}</span>}
      </td>
      <td className="text-right tabular-nums phone:hidden">{count(row.own, "own")}</td>
      <td className="text-right tabular-nums phone:hidden">
        {whose === "own" ? <span className="text-fg-3">{t("notCounted")}</span> : count(row.shared, "shared")}
      </td>
      <td className="pr-4! text-right font-semibold tabular-nums">{count(row.images, whose)}</td>
    </tr>
  );
}

/** The day, how far it is, and the page that states it. */
function End({ row, today }: { row: RunwayRow; today: string }) {
  const t = useTranslations("runway");
  if (row.endsOn === null)
    return <span className="text-fg-3">{t(row.state === "ended" ? "endedSome" : "unknownEnd")}</span>;
  const days = daysUntil(row.endsOn, today);
  const urgent = row.bucket === "quarter" || row.bucket === "next";
  const words = row.lastEndsOn === null ? row.endsOn : t("span", { first: row.endsOn, last: row.lastEndsOn });
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      <span
        className={classes(
          "whitespace-nowrap",
          row.state === "ended" ? "text-bad" : urgent ? "font-medium text-warn" : "text-fg",
        )}
      >
        {row.source?.startsWith("https://") ? (
          <a href={row.source} rel="noreferrer" className="text-inherit underline decoration-dotted">
            {words}
          </a>
        ) : (
          words
        )}
      </span>
      {days > 0 && <span className="text-fg-3">{t("inDays", { days })}</span>}
    </span>
  );
}
