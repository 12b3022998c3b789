"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MOST_COMPARED } from "@/lib/domain/compare";
import { comparePath } from "@/lib/domain/compare-address";
import type { ImageRef } from "@/lib/domain/image";
import { Button } from "../ui/button";
import { Popover } from "../ui/popover";
import { ImageSearch } from "./image-search";

/** Finds another image by name or id and puts it beside the others. */
export function AddImage({ refs, onlyDifferences }: { refs: ImageRef[]; onlyDifferences: boolean }) {
  const t = useTranslations("compare.add");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const full = refs.length >= MOST_COMPARED;
  return (
    <Popover
      label={t("title")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button disabled={full} title={full ? t("full") : undefined}>
          <Plus size={15} strokeWidth={1.5} aria-hidden />
          {t("button")}
        </Button>
      }
    >
      <ImageSearch
        refs={refs}
        choose={(ref) => {
          setOpen(false);
          router.push(comparePath([...refs, ref], onlyDifferences), { scroll: false });
        }}
      />
    </Popover>
  );
}
