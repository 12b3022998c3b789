"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { fullnessOf, HEADROOM_ROWS, type Headroom, type Standing } from "@/lib/domain/boards/headroom";
import { type HeadroomAddress, headroomPath } from "@/lib/domain/boards/headroom-address";
import type { ImageRow } from "@/lib/domain/image-list";
import { ImageName, PlaceName } from "../boards/image-name";
import { buttonClasses } from "../ui/button";
import { classes } from "../ui/classes";
import { Panel } from "../ui/panel";
import { RelativeTime } from "../ui/relative-time";
import { Tag } from "../ui/tag";
import { FullnessBar } from "./fullness-bar";

/** Own images, the fullest first; those without figures below, each kind of not knowing under its own head. */
export function HeadroomTable({ board, address }: { board: Headroom; address: HeadroomAddress }) {
  const t = useTranslations("headroom");
  const rows = board.rows.map((row) => ({ row, standing: standingOf(row, board.alertPercent) }));
  return (
    <>
      <Panel className="overflow-x-auto">
        <table aria-label={t("table")} className="w-full text-left phone:block">
          <thead className="phone:hidden">
            <tr className="text-small text-fg-2 [&_th]:h-[34px] [&_th]:px-2 [&_th]:font-normal [&_th]:whitespace-nowrap">
              <th scope="col" className="pl-4!">
                {t("column.image")}
              </th>
              <th scope="col">{t("column.place")}</th>
              <th scope="col" className="w-[24%]">
                {t("column.accounts")}
              </th>
              <th scope="col" className="text-right">
                {t("column.used")}
              </th>
              <th scope="col" className="text-right">
                {t("column.limit")}
              </th>
              <th scope="col" className="text-right">
                {t("column.left")}
              </th>
              <th scope="col">{t("column.basis")}</th>
              <th scope="col" className="pr-4! text-right">
                {t("column.asked")}
              </th>
            </tr>
          </thead>
          <tbody className="phone:block">
            {rows.map(({ row, standing }, at) => (
              <Fragment key={JSON.stringify(row.ref)}>
                {standing !== rows[at - 1]?.standing && isUncounted(standing) && (
                  <tr className="border-t border-line bg-canvas phone:block">
                    <th
                      scope="rowgroup"
                      colSpan={8}
                      className="h-8 px-4 text-small font-medium text-fg-2 phone:block phone:py-2"
                    >
                      {t(`standing.${standing}`)}
                      <span className="font-normal text-fg-3"> {t(`why.${standing}`)}</span>
                    </th>
                  </tr>
                )}
                <Row row={row} board={board} standing={standing} />
              </Fragment>
            ))}
            {rows.length === 0 && (
              <tr>
                <td colSpan={8} className="px-4 py-8 text-center text-fg-2">
                  {t(board.chosen === 0 ? "noneOfKind" : "noPage")}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </Panel>
      <Pager board={board} address={address} />
    </>
  );
}

/** Those without two figures stand under a head that says why. */
function isUncounted(standing: Standing): standing is Exclude<Standing, "full" | "near" | "room"> {
  return standing !== "full" && standing !== "near" && standing !== "room";
}

function Row({ row, board, standing }: { row: ImageRow; board: Headroom; standing: Standing }) {
  const t = useTranslations("headroom");
  const basis = useTranslations("headroom.basis");
  const { used, limit, limitBasis, askedAt } = row.sharing;
  const left = used !== null && limit !== null ? limit - used : null;
  return (
    <tr className="border-t border-line hover:bg-hover phone:grid phone:grid-cols-[1fr_auto] phone:gap-x-3 phone:gap-y-1 phone:px-3.5 phone:py-2.5 [&>td]:px-2 phone:[&>td]:px-0">
      <td className="h-11 max-w-0 min-w-[200px] w-[30%] pl-4! phone:h-auto phone:w-auto phone:max-w-none phone:min-w-0 phone:pl-0!">
        <ImageName row={row} />
      </td>
      <td className="whitespace-nowrap">
        <PlaceName dialect={row.dialect} regionId={row.ref.regionId} account={row.connectionName} />
      </td>
      <td className="phone:col-span-2">
        {used !== null && <FullnessBar used={used} limit={limit} alertPercent={board.alertPercent} />}
      </td>
      <td className="text-right tabular-nums phone:text-left">
        <span className="hidden text-fg-3 phone:inline">{t("column.used")} </span>
        {used ?? <span className="text-fg-3">{t("noFigure")}</span>}
      </td>
      <td className="text-right text-fg-2 tabular-nums">
        <span className="hidden text-fg-3 phone:inline">{t("column.limit")} </span>
        {limit ?? (
          <span className="text-fg-3">{t(limitBasis === "none-published" ? "noLimit" : "noFigure")}</span>
        )}
      </td>
      <td className="text-right tabular-nums">
        {left !== null &&
          (left <= 0 ? (
            <Tag tone="bad">{left < 0 ? t("over", { count: -left }) : t("full")}</Tag>
          ) : standing === "near" ? (
            <Tag tone="warn">{t("left", { count: left })}</Tag>
          ) : (
            t("left", { count: left })
          ))}
      </td>
      <td className="whitespace-nowrap text-fg-2">{limit !== null && basis(limitBasis)}</td>
      <td
        className={classes(
          "pr-4! text-right text-small whitespace-nowrap phone:pr-0!",
          row.old ? "text-warn" : "text-fg-3",
        )}
      >
        {askedAt !== null ? (
          <RelativeTime at={askedAt} />
        ) : standing === "not-asked" ? (
          t("never")
        ) : (
          <RelativeTime at={row.readAt} />
        )}
      </td>
    </tr>
  );
}

function standingOf(row: ImageRow, alertPercent: number): Standing {
  const { sharing, ownership } = row;
  const targets = sharing.targets === "known" ? [] : sharing.targets;
  return fullnessOf({ ownership, sharing: { ...sharing, targets } }, alertPercent).standing;
}

/** Which stretch of the images is on the page, and the ways to the ones before and after. */
function Pager({ board: { from, rows, chosen }, address }: { board: Headroom; address: HeadroomAddress }) {
  const t = useTranslations("headroom");
  if (chosen <= HEADROOM_ROWS && from === 0) return null;
  const way = (page: number, words: string) => (
    <Link href={headroomPath({ ...address, page })} prefetch={false} className={buttonClasses()}>
      {words}
    </Link>
  );
  return (
    <nav aria-label={t("pages")} className="mt-2 flex items-center gap-2 text-small text-fg-2">
      <span className="mr-auto">
        {rows.length > 0 && t("stretch", { first: from + 1, last: from + rows.length, count: chosen })}
      </span>
      {address.page > 1 && way(rows.length === 0 ? 1 : address.page - 1, t("previous"))}
      {from + rows.length < chosen && rows.length > 0 && way(address.page + 1, t("next"))}
    </nav>
  );
}
