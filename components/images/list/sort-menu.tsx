"use client";

import { ArrowDownUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoices, MenuHead, MenuLine } from "@/components/ui/menu";
import type { Sort } from "@/lib/domain/image-filter";
import { COLUMN_IDS } from "@/lib/domain/list-columns";
import { COLUMN_SHAPES, firstSort } from "./columns";

/** The order of the list where there are no column heads. */
export function SortMenu({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  const t = useTranslations("list");
  const sortable = COLUMN_IDS.flatMap((id) => {
    const { sort: key } = COLUMN_SHAPES[id];
    return key === undefined ? [] : [{ id, key }];
  });
  const current = sortable.find(({ key }) => key === sort.key);
  return (
    <Menu
      trigger={
        <Button className="h-10! flex-1">
          <ArrowDownUp size={16} strokeWidth={1.5} aria-hidden className="text-fg-2" />
          {current && t("sort.button", { column: t(`columns.${current.id}`) })}
        </Button>
      }
    >
      <MenuHead>{t("sort.title")}</MenuHead>
      <MenuChoices
        value={sort.key}
        onChange={(value) => {
          const chosen = sortable.find(({ key }) => key === value);
          if (chosen) onSort(firstSort(chosen.key));
        }}
        choices={sortable.map(({ id, key }) => ({ value: key, words: t(`columns.${id}`) }))}
      />
      <MenuLine />
      <MenuChoices
        value={sort.descending ? "descending" : "ascending"}
        onChange={(value) => onSort({ ...sort, descending: value === "descending" })}
        choices={(["ascending", "descending"] as const).map((value) => ({
          value,
          words: t(`sort.${value}`),
        }))}
      />
    </Menu>
  );
}
