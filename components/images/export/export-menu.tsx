"use client";

import { Download } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { ImageList, SourceState } from "@/lib/domain/image-list";
import type { ListAddress } from "@/lib/domain/list-address";

const ExportPanel = dynamic(() => import("./export-panel").then(({ ExportPanel }) => ExportPanel), {
  ssr: false,
});

/** The button that takes the list away as a file: the images, columns and order that are on the screen. */
export function ExportMenu({
  address,
  list,
  sources,
}: {
  address: ListAddress;
  list: Pick<ImageList, "total" | "atLeast">;
  sources: readonly SourceState[];
}) {
  const t = useTranslations("export");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={t("title")}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="ghost">
          <Download size={16} strokeWidth={1.5} aria-hidden />
          {t("button")}
        </Button>
      }
    >
      <ExportPanel address={address} list={list} sources={sources} done={() => setOpen(false)} />
    </Popover>
  );
}
