"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { comparePath, compareQuery } from "@/lib/domain/compare-address";
import type { ImageRef } from "@/lib/domain/image";
import { FileMenu } from "../boards/file-menu";
import { Button } from "../ui/button";
import { useCopy } from "../ui/use-copy";

/** The comparison as a link, on the clipboard and as a file. */
export function CompareMenu({ refs, onlyDifferences }: { refs: ImageRef[]; onlyDifferences: boolean }) {
  const t = useTranslations("compare");
  const copy = useCopy();
  const query = compareQuery({ images: refs, onlyDifferences });

  return (
    <>
      <Button onClick={() => copy(new URL(comparePath(refs, onlyDifferences), window.location.href).href)}>
        <Link2 size={15} strokeWidth={1.5} aria-hidden />
        {t("copyLink")}
      </Button>
      <FileMenu file={(format) => `/api/compare?format=${format}&${query}`} />
    </>
  );
}
