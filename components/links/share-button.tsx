"use client";

import { Share } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useState } from "react";
import type { ImageRef } from "@/lib/domain/image";
import { useKeys } from "../images/list/use-keys";
import { Button } from "../ui/button";
import type { ShareActs } from "./share-acts";
import { ShareForm } from "./share-form";

/** The button that opens the ways to show an image to others; so does the key `s`. */
export function ShareButton({
  imageRef,
  readAt,
  acts,
}: {
  imageRef: ImageRef;
  readAt: string;
  acts: ShareActs;
}) {
  const t = useTranslations("share");
  const [open, setOpen] = useState(false);
  useKeys((event) => {
    if (event.key !== "s") return false;
    setOpen(true);
    return true;
  });
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        {/* One primary button at a time: while the popover is open, it is the one that copies. */}
        <Button look={open ? "plain" : "primary"} aria-keyshortcuts="s">
          <Share size={15} strokeWidth={1.5} aria-hidden />
          {t("title")}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={t("title")}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-40 max-h-[var(--radix-popover-content-available-height)] w-[min(420px,calc(100vw-16px))] overflow-auto rounded-lg bg-raised shadow-pop outline-none"
        >
          <ShareForm imageRef={imageRef} readAt={readAt} acts={acts} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
