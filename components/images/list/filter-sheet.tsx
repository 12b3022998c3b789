"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { choicesIn, type ImageFilter, withoutChoices } from "@/lib/domain/image-filter";
import type { ImageList } from "@/lib/domain/image-list";
import { FacetRail } from "./facet-rail";
import type { ChangeFilter } from "./use-list-address";

/** The rail, where there is no room beside the table. */
export function FilterSheet({
  open,
  onClose,
  filter,
  list,
  address,
  change,
}: {
  open: boolean;
  onClose: () => void;
  filter: ImageFilter;
  list: ImageList;
  address: string;
  change: ChangeFilter;
}) {
  const t = useTranslations("list.filters");
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t("title")}
      place="side"
      footer={
        <div className="flex gap-2">
          <Button large disabled={choicesIn(filter) === 0} onClick={() => change(withoutChoices)}>
            {t("clear")}
          </Button>
          <Button large look="primary" className="flex-1" onClick={onClose}>
            {t("show", { count: list.total })}
          </Button>
        </div>
      }
    >
      <div className="px-3 pb-4">
        <FacetRail filter={filter} list={list} address={address} change={change} heading={false} />
      </div>
    </Sheet>
  );
}
