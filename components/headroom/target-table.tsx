"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { headroomPath } from "@/lib/domain/boards/headroom-address";
import type { ShareTargets, TargetStanding } from "@/lib/domain/boards/share-targets";
import { BoardEmpty } from "../boards/board-empty";
import { ImageName, PlaceName } from "../boards/image-name";
import { classes } from "../ui/classes";
import { CloudTile } from "../ui/cloud-tile";
import { Panel } from "../ui/panel";

/** Every account that own images are shared with; one at a time shows its images. */
export function TargetTable({ board }: { board: ShareTargets }) {
  const t = useTranslations("headroom.targets");
  const { targets, found, notAsked, notPermitted, open } = board;
  const isOpen = ({ cloud, account }: TargetStanding) =>
    open !== null && open.target.cloud === cloud && open.target.account === account;
  return (
    <>
      {targets.length === 0 ? (
        <BoardEmpty board={board} title={t("empty.title")} text={t("empty.text")} />
      ) : (
        <>
          <p className="mb-2.5 text-fg-2">{t("intro", { count: found })}</p>
          <Panel className="overflow-x-auto">
            <table aria-label={t("table")} className="w-full text-left">
              <thead>
                <tr className="text-small text-fg-2 [&_th]:h-[34px] [&_th]:px-2 [&_th]:font-normal">
                  <th scope="col" className="pl-4!">
                    {t("target")}
                  </th>
                  <th scope="col" className="phone:hidden">
                    {t("sharedBy")}
                  </th>
                  <th scope="col" className="pr-4! text-right">
                    {t("images")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {targets.map((target) => (
                  <Fragment key={`${target.cloud} ${target.account}`}>
                    <TargetRow target={target} opened={isOpen(target)} />
                    {open !== null && isOpen(target) && <OpenRow open={open} />}
                  </Fragment>
                ))}
              </tbody>
            </table>
          </Panel>
          {found > targets.length && (
            <p className="mt-2 text-small text-fg-3">{t("more", { shown: targets.length, count: found })}</p>
          )}
        </>
      )}
      {notAsked + notPermitted > 0 && (
        <p className="mt-3 text-small text-fg-3">{t("missing", { notAsked, notPermitted })}</p>
      )}
    </>
  );
}

function TargetRow({ target, opened }: { target: TargetStanding; opened: boolean }) {
  const t = useTranslations("headroom.targets");
  const { cloud, account, name, images, sharedBy } = target;
  const path = headroomPath({
    tab: "targets",
    cloud: null,
    standing: null,
    page: 1,
    target: opened ? null : { cloud, account },
  });
  return (
    <tr className={classes("border-t border-line", opened ? "bg-selected" : "hover:bg-hover")}>
      <th scope="row" className="h-11 px-2 pl-4 font-normal">
        <Link
          href={path}
          prefetch={false}
          scroll={false}
          aria-expanded={opened}
          className="inline-flex min-h-7 items-center gap-2 rounded-sm text-fg no-underline"
        >
          <ChevronRight
            size={14}
            strokeWidth={1.75}
            aria-hidden
            className={classes("flex-none text-fg-3", opened && "rotate-90")}
          />
          <CloudTile dialect={cloud} />
          <bdi className="mono font-medium">{account}</bdi>
          {name !== null && name !== "" && (
            <span className="text-fg-3">
              <bdi>{name}</bdi>
            </span>
          )}
        </Link>
      </th>
      <td className="px-2 text-fg-2 phone:hidden">
        <bdi>{sharedBy.join(", ")}</bdi>
      </td>
      <td className="px-2 pr-4 text-right tabular-nums">{t("imageCount", { count: images })}</td>
    </tr>
  );
}

function OpenRow({ open }: { open: NonNullable<ShareTargets["open"]> }) {
  const t = useTranslations("headroom.targets");
  return (
    <tr className="bg-canvas">
      <td colSpan={3} className="px-4 py-2">
        <ul aria-label={t("imagesOf", { account: open.target.account })}>
          {open.rows.map((row) => (
            <li
              key={JSON.stringify(row.ref)}
              className="grid min-h-10 grid-cols-[minmax(0,1fr)_240px] items-center gap-3 pl-6 phone:grid-cols-1 phone:gap-0 phone:py-1 phone:pl-0"
            >
              <ImageName row={row} />
              <PlaceName dialect={row.dialect} regionId={row.ref.regionId} account={row.connectionName} />
            </li>
          ))}
        </ul>
        {open.images > open.rows.length && (
          <p className="pl-6 text-small text-fg-3">
            {t("moreImages", { shown: open.rows.length, count: open.images })}
          </p>
        )}
      </td>
    </tr>
  );
}
