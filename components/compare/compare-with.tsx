"use client";

import { useQuery } from "@tanstack/react-query";
import { Columns2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { comparePath } from "@/lib/domain/compare-address";
import type { Elsewhere } from "@/lib/domain/elsewhere";
import type { ImageRef } from "@/lib/domain/image";
import { refText } from "@/lib/domain/ref-text";
import { elsewhereQuery } from "../images/detail/elsewhere-query";
import { Button } from "../ui/button";
import { Popover } from "../ui/popover";
import { type FoundImage, FoundImages, IMAGES_SHOWN, ImageSearch } from "./image-search";

/** Puts an image beside another one: its copies and the newest of its release are offered, any other is searched. */
export function CompareWith({ imageRef }: { imageRef: ImageRef }) {
  const t = useTranslations("compare.with");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const choose = (ref: ImageRef) => {
    setOpen(false);
    router.push(comparePath([imageRef, ref]));
  };
  return (
    <Popover
      label={t("title")}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          <Columns2 size={15} strokeWidth={1.5} aria-hidden />
          {t("button")}
        </Button>
      }
    >
      <ImageSearch refs={[imageRef]} choose={choose} idle={<Likely imageRef={imageRef} choose={choose} />} />
    </Popover>
  );
}

/** What somebody who looks at the image probably wants beside it; nothing while that is not known. */
function Likely({ imageRef, choose }: { imageRef: ImageRef; choose: (ref: ImageRef) => void }) {
  const t = useTranslations("compare.with");
  const { data } = useQuery(elsewhereQuery(imageRef));
  const likely = data ? likelyOf(data) : [];
  if (likely.length === 0) return null;
  return (
    <div className="grid gap-1">
      <p className="px-2 text-small text-fg-3">{t("likely")}</p>
      <FoundImages label={t("likely")} images={likely} refs={[imageRef]} choose={choose} />
    </div>
  );
}

/** Copies first, then the newest of the release in other places; each once. */
function likelyOf({ copies, places }: Elsewhere): FoundImage[] {
  const newest = (places ?? []).flatMap((place) => place.newest ?? []);
  const each = new Map([...copies, ...newest].map((image) => [refText(image.ref), image]));
  return [...each.values()].slice(0, IMAGES_SHOWN);
}
