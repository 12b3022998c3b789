"use client";

import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { ColumnId } from "@/lib/domain/list-columns";

/** One column of the chooser: its handle, its box, its name. */
export function ColumnChoice({
  id,
  shown,
  pinned,
  handle,
  onShown,
}: {
  id: ColumnId;
  shown: boolean;
  pinned: boolean;
  /** How it is moved; null for what has no place of its own. */
  handle: Pick<
    ComponentProps<"button">,
    "onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel" | "onKeyDown"
  > | null;
  onShown: (shown: boolean) => void;
}) {
  const t = useTranslations("list.chooser");
  const names = useTranslations("list.columns");
  return (
    <li className="flex h-[30px] items-center gap-1 rounded-sm px-1 hover:bg-fg/6">
      {handle ? (
        <button
          type="button"
          aria-label={t("move", { column: names(id) })}
          title={t("moveHint")}
          className="grid size-6 flex-none cursor-grab touch-none place-items-center rounded-sm text-fg-3 focus-visible:-outline-offset-2"
          {...handle}
        >
          <GripVertical size={14} strokeWidth={1.5} aria-hidden />
        </button>
      ) : (
        <span aria-hidden="true" className="size-6 flex-none" />
      )}
      <label className="flex h-full min-w-0 flex-1 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          className="checkbox disabled:opacity-60"
          checked={shown}
          disabled={pinned}
          onChange={(event) => onShown(event.target.checked)}
        />
        <span className="truncate">{names(id)}</span>
        {pinned && <span className="mr-1 ml-auto text-small text-fg-3">{t("pinned")}</span>}
      </label>
    </li>
  );
}
