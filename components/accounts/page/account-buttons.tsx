"use client";

import { MoreHorizontal, Pause, Play, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { cloudOf, DIALECTS } from "@/lib/domain/cloud";
import type { ConnectionSummary } from "@/lib/domain/connection";
import { Button } from "../../ui/button";
import { Menu, MenuItem, MenuLine } from "../../ui/menu";
import type { AccountDialog } from "../paths";

const ICON = { size: 15, strokeWidth: 1.5, "aria-hidden": true, className: "text-fg-2" } as const;

/** What can be done with an account: reading and pausing at once, the rest in a dialog. */
export function AccountButtons({
  account,
  busy,
  onRead,
  onPause,
  onResume,
  onOpen,
}: {
  account: ConnectionSummary;
  busy: boolean;
  onRead: () => void;
  onPause: () => void;
  onResume: () => void;
  onOpen: (dialog: AccountDialog) => void;
}) {
  const t = useTranslations("accounts.act");
  const { name, state, health, dialect } = account;
  const twoDialects = DIALECTS.filter((one) => cloudOf(one) === cloudOf(dialect)).length > 1;
  const list = useTranslations("accounts.list");
  return (
    <div className="ml-auto flex flex-wrap gap-2 phone:ml-0">
      {/* A key that was refused until its sources stopped is asked again by a resume. */}
      {(state === "paused" || (state === "active" && health !== "ok" && account.sources.some(isStopped))) && (
        <Button busy={busy} onClick={onResume}>
          <Play {...ICON} />
          {t("resume")}
        </Button>
      )}
      {state === "active" && (
        <>
          <Button busy={busy} onClick={onPause}>
            <Pause {...ICON} />
            {t("pause")}
          </Button>
          <Button busy={busy} onClick={onRead}>
            <RefreshCw {...ICON} />
            {t("read")}
          </Button>
        </>
      )}
      <Menu
        trigger={
          <button
            type="button"
            aria-label={list("more", { name })}
            className="grid size-7 place-items-center rounded-md border border-line-strong bg-surface text-fg-2 hover:bg-hover aria-expanded:bg-fg/9 phone:size-9"
          >
            <MoreHorizontal size={16} strokeWidth={1.5} aria-hidden />
          </button>
        }
      >
        {state !== "needs-key" && <MenuItem onSelect={() => onOpen("test")}>{t("test")}</MenuItem>}
        <MenuItem onSelect={() => onOpen("key")}>{t("key")}</MenuItem>
        <MenuItem onSelect={() => onOpen("rename")}>{t("rename")}</MenuItem>
        <MenuItem onSelect={() => onOpen("regions")}>{t("regions")}</MenuItem>
        <MenuItem onSelect={() => onOpen("endpoints")}>{t("endpoints")}</MenuItem>
        {twoDialects && <MenuItem onSelect={() => onOpen("dialect")}>{t("dialect")}</MenuItem>}
        <MenuLine />
        <MenuItem onSelect={() => onOpen("remove")}>
          <span className="text-bad">{t("remove")}</span>
        </MenuItem>
      </Menu>
    </div>
  );
}

function isStopped({ condition }: ConnectionSummary["sources"][number]): boolean {
  return condition === "stopped";
}
