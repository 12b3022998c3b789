"use client";

import { Check, Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { useCopy } from "@/components/ui/use-copy";
import { listPathOf } from "@/lib/domain/list-address";
import type { SavedView } from "@/lib/domain/view";
import { ViewCount } from "./view-count";
import type { Asked } from "./view-dialog";

/** One saved view: a link to it, how much it finds, and what can be done with it. */
export function ViewRow({
  view,
  shown,
  changeable,
  close,
  ask,
}: {
  view: SavedView;
  /** Whether it is what is on the screen. */
  shown: boolean;
  changeable: boolean;
  close: () => void;
  ask: (asked: Asked) => void;
}) {
  const t = useTranslations("views");
  const copy = useCopy();
  const path = listPathOf(view.address);
  return (
    <li className="flex items-center rounded-sm focus-within:bg-fg/6 hover:bg-fg/6">
      <Link
        href={path}
        onClick={close}
        aria-current={shown ? "true" : undefined}
        aria-label={shown ? t("current", { name: view.name }) : undefined}
        className="flex min-h-[30px] min-w-0 flex-1 items-center gap-2 rounded-sm px-2 text-fg no-underline phone:min-h-[44px]"
      >
        <span className="grid size-4 flex-none place-items-center text-accent">
          {shown && <Check size={14} strokeWidth={1.75} aria-hidden />}
        </span>
        <bdi className="truncate" title={view.name}>
          {view.name}
        </bdi>
      </Link>
      <ViewCount address={view.address} />
      <Menu
        trigger={
          <IconButton
            name={t("more", { name: view.name })}
            icon={<Ellipsis size={16} strokeWidth={1.5} aria-hidden />}
          />
        }
      >
        <MenuItem onSelect={() => copy(new URL(path, window.location.href).href)}>{t("copyLink")}</MenuItem>
        {changeable && (
          <>
            <MenuItem onSelect={() => ask({ act: "rename", view })}>{t("rename")}</MenuItem>
            {!shown && <MenuItem onSelect={() => ask({ act: "replace", view })}>{t("replace")}</MenuItem>}
            <MenuLine />
            <MenuItem danger onSelect={() => ask({ act: "remove", view })}>
              {t("remove")}
            </MenuItem>
          </>
        )}
      </Menu>
    </li>
  );
}
