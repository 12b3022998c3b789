"use client";

import { Columns3 } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useDensity } from "@/components/shell/use-density";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useListen } from "@/components/ui/signal";
import type { ColumnId } from "@/lib/domain/list-columns";
import { columnsInSight } from "./columns";
import { chooseColumns } from "./list-signals";
import { changeAddress } from "./use-list-address";
import { useMatches } from "./use-matches";

const ColumnChooser = dynamic(() => import("./column-chooser").then(({ ColumnChooser }) => ColumnChooser), {
  ssr: false,
});

/** The row over the search: what is shown at the left, what can be done with it at the right. */
export function ListTools({
  columns,
  views,
  exportMenu,
  filters,
}: {
  columns: readonly ColumnId[];
  /** The menu of saved views. */
  views?: ReactNode;
  exportMenu?: ReactNode;
  /** The button of the filters, where the rail has no room. */
  filters: ReactNode;
}) {
  const t = useTranslations("list");
  const [open, setOpen] = useState(false);
  const narrow = useMatches("(max-width: 1279px)");
  const compact = useDensity() === "compact";
  useListen(chooseColumns, () => setOpen(true));
  const inSight = (all: readonly ColumnId[]) => columnsInSight(all, narrow || compact);

  return (
    <div className="flex min-h-11 flex-none items-center gap-1 overflow-x-auto border-b border-line px-4 [scrollbar-width:none] phone:px-3.5">
      <h1 className="mr-2 text-body font-semibold whitespace-nowrap">{t("title")}</h1>
      {views}
      <span className="ml-auto flex flex-none items-center gap-1">
        {filters}
        <span className="phone:hidden">
          <Popover
            label={t("chooser.title")}
            align="end"
            width="narrow"
            open={open}
            onOpenChange={setOpen}
            trigger={
              <Button look="ghost">
                <Columns3 size={16} strokeWidth={1.5} aria-hidden />
                {t("chooser.button")}
              </Button>
            }
          >
            <ColumnChooser
              columns={inSight(columns)}
              onChange={(change) =>
                changeAddress((now) => ({ ...now, columns: [...change(inSight(now.columns))] }), "replace")
              }
            />
          </Popover>
        </span>
        {exportMenu}
      </span>
    </div>
  );
}
