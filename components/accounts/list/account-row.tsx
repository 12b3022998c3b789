"use client";

import { MoreHorizontal, RefreshCw } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ConnectionSummary } from "@/lib/domain/connection";
import { classes } from "../../ui/classes";
import { CloudTile } from "../../ui/cloud-tile";
import { IconButton } from "../../ui/icon-button";
import { Menu, MenuItem, MenuLine, MenuLink } from "../../ui/menu";
import { StatusGlyph } from "../../ui/status-glyph";
import { HEALTH_GLYPHS } from "../condition";
import { KeyExpiry } from "../key-expiry";
import { accountPath } from "../paths";
import { RegionPill } from "./region-pill";
import { troublesOf } from "./trouble";
import { TroubleBlock } from "./trouble-block";

/** Columns of the list; the head uses the same. On a phone a row is a card. */
export const ACCOUNT_COLUMNS =
  "grid grid-cols-[190px_156px_200px_minmax(0,1fr)_56px_64px] gap-x-3 pr-3 pl-4 narrow:grid-cols-[160px_140px_170px_minmax(0,1fr)_56px_64px] phone:flex phone:flex-wrap phone:gap-x-6 phone:gap-y-2 phone:px-3.5";

/** One account: whose key, how it is, its regions; what fails opens below. */
export function AccountRow({
  account,
  busy,
  onRead,
  onPause,
  onResume,
}: {
  account: ConnectionSummary;
  busy: boolean;
  onRead: (regionId: string | null) => void;
  onPause: () => void;
  onResume: () => void;
}) {
  const t = useTranslations("accounts.list");
  const clouds = useTranslations("word.cloud");
  const format = useFormatter();
  const { id, name, dialect, accountId, keyHint, state, sources, images } = account;
  const reading = sources.some(({ progress }) => progress !== null);
  return (
    <article
      aria-label={name}
      className={classes(
        ACCOUNT_COLUMNS,
        "grid-rows-[minmax(56px,auto)] items-center border-t border-line first:border-t-0 phone:py-3",
      )}
    >
      <div className="flex min-w-0 items-center gap-2.5">
        <CloudTile dialect={dialect} />
        <div className="min-w-0">
          <Link href={accountPath(id)} className="block truncate font-medium text-fg hover:underline">
            <bdi>{name}</bdi>
          </Link>
          <div className={classes("truncate text-micro text-fg-3", accountId !== null && "mono")}>
            {accountId ?? clouds(account.cloud)}
          </div>
        </div>
      </div>
      <div className="min-w-0">
        <div className="mono truncate">{keyHint}</div>
        <KeyExpiry account={account} />
      </div>
      <Health account={account} />
      <ul className="flex flex-wrap gap-1.5 py-2 phone:w-full phone:py-0">
        {sources.map((source) => (
          <li key={source.regionId} className="max-w-full">
            <RegionPill source={source} href={accountPath(id)} />
          </li>
        ))}
      </ul>
      <div className="text-right phone:text-left">
        {format.number(images)}
        <span className="hidden phone:inline"> {t("imagesUnit", { count: images })}</span>
      </div>
      <div className="flex justify-end phone:ml-auto">
        <IconButton
          name={t("read", { name })}
          busy={busy}
          disabled={state !== "active"}
          onClick={() => onRead(null)}
          icon={
            <RefreshCw
              size={15}
              strokeWidth={1.5}
              aria-hidden
              className={classes(reading && "animate-spin motion-reduce:animate-none")}
            />
          }
        />
        <RowMenu account={account} onPause={onPause} onResume={onResume} />
      </div>
      {troublesOf(sources).map((trouble) => (
        <div
          key={trouble.regions[0]?.regionId}
          className="col-span-full -mx-1 mb-3 phone:mx-0 phone:mb-0 phone:w-full"
        >
          <TroubleBlock
            trouble={trouble}
            accountName={name}
            onReadAgain={
              state !== "active" || trouble.condition === "stopped"
                ? null
                : () => onRead(trouble.regions.length === 1 ? (trouble.regions[0]?.regionId ?? null) : null)
            }
          />
        </div>
      ))}
    </article>
  );
}

/** How the account is as a whole, and the right it lacks. */
function Health({ account: { health, missingRights } }: { account: ConnectionSummary }) {
  const t = useTranslations("connections.health");
  const list = useTranslations("accounts.list");
  return (
    <div className="min-w-0">
      <div className="flex items-center gap-1.5">
        <StatusGlyph glyph={HEALTH_GLYPHS[health]} />
        <span className="min-w-0">{t(health)}</span>
      </div>
      {missingRights.length > 0 && (
        <div className="truncate text-micro text-warn" title={missingRights.join(", ")}>
          {list.rich("missingRights", {
            right: missingRights[0] ?? "",
            more: missingRights.length - 1,
            c: (words) => <span className="mono">{words}</span>,
          })}
        </div>
      )}
    </div>
  );
}

function RowMenu({
  account: { id, name, state },
  onPause,
  onResume,
}: {
  account: ConnectionSummary;
  onPause: () => void;
  onResume: () => void;
}) {
  const t = useTranslations("accounts.list");
  const acts = useTranslations("accounts.act");
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("more", { name })}
          className="grid size-7 flex-none place-items-center rounded-md text-fg-2 hover:bg-fg/6 hover:text-fg aria-expanded:bg-fg/9 phone:size-9"
        >
          <MoreHorizontal size={16} strokeWidth={1.5} aria-hidden />
        </button>
      }
    >
      <MenuLink href={accountPath(id)}>{acts("open")}</MenuLink>
      {state === "active" && <MenuItem onSelect={onPause}>{acts("pause")}</MenuItem>}
      {state === "paused" && <MenuItem onSelect={onResume}>{acts("resume")}</MenuItem>}
      <MenuLink href={accountPath(id, "key")}>{acts("key")}</MenuLink>
      <MenuLink href={accountPath(id, "regions")}>{acts("regions")}</MenuLink>
      <MenuLine />
      <MenuLink href={accountPath(id, "remove")}>
        <span className="text-bad">{acts("remove")}</span>
      </MenuLink>
    </Menu>
  );
}
