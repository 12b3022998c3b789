"use client";

import { useTranslations } from "next-intl";
import { useAnnounce } from "@/components/ui/announcer";
import { type ColumnId, PINNED_COLUMN } from "@/lib/domain/list-columns";
import { type LookAlikes, tellingColumns } from "@/lib/domain/tell-apart";
import { changeAddress } from "./use-list-address";

/** How many rows in sight look like another one, and the button that shows the columns in which they differ. */
export function TellApart({
  groups,
  columns,
}: {
  groups: readonly LookAlikes[];
  columns: readonly ColumnId[];
}) {
  const t = useTranslations("list.tellApart");
  const announce = useAnnounce();
  const count = groups.reduce((sum, group) => sum + group.length, 0);

  function tell() {
    const telling = tellingColumns(groups);
    if (telling.length === 0) return announce(t("same"));
    const next: ColumnId[] = [PINNED_COLUMN, "place", ...telling];
    if (next.join() === columns.join()) return announce(t("shown"));
    changeAddress((now) => ({ ...now, columns: next }));
    announce(t("told", { count: telling.length }));
  }

  return (
    <span className="inline-flex items-center gap-1.5 text-fg-3">
      {t("alike", { count })}
      <button
        type="button"
        onClick={tell}
        className="h-6 rounded-sm px-1 font-medium text-accent hover:underline"
      >
        {t("button")}
      </button>
    </span>
  );
}
