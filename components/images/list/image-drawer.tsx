"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronDown, ChevronUp, Columns2, ExternalLink, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { buttonClasses } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { IconButton } from "@/components/ui/icon-button";
import { type ImageRef, inTransition } from "@/lib/domain/image";
import { imagePath } from "@/lib/domain/links";
import { refText } from "@/lib/domain/ref-text";
import { ImageDetailView } from "../detail/image-detail-view";
import { LiveLook, type LookAction } from "../detail/live-look";
import { SECTION_IDS } from "../detail/section";
import { DrawerFailure } from "./drawer-failure";
import { DrawerFrame, DrawerSkeleton } from "./drawer-frame";
import { imageDetailQuery } from "./image-detail-query";
import { useKeys } from "./use-keys";

/**
 * One image beside the list, which stays live: not modal, so the list's keys walk on through it. The focus goes to its
 * heading; who closes it gives the focus back to the row.
 */
export function ImageDrawer({
  imageRef,
  position,
  total,
  look,
  onWalk,
  onClose,
  onCompare,
}: {
  imageRef: ImageRef;
  /** Where in the result it is, from 0; null when that is not known. */
  position: number | null;
  total: number;
  look: LookAction;
  onWalk: (step: 1 | -1) => void;
  onClose: () => void;
  /** Adds it to the selection, from which images are compared. */
  onCompare: () => void;
}) {
  const t = useTranslations("list.drawer");
  const client = useQueryClient();
  const pane = useRef<HTMLElement>(null);
  const text = refText(imageRef);
  const { data: detail, error, refetch } = useQuery(imageDetailQuery(imageRef));
  const shown = detail !== undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading is another one when the image is.
  useEffect(() => {
    const heading = pane.current?.querySelector("h1");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    pane.current?.scrollTo(0, 0);
  }, [text, shown]);

  useKeys((event) => {
    if (event.key === "r") return press(pane.current?.querySelector("[data-read-again]"));
    const section = SECTION_IDS[Number(event.key) - 1];
    if (section === undefined || !/^[1-9]$/.test(event.key)) return false;
    document.getElementById(section)?.scrollIntoView();
    return true;
  });

  return (
    <DrawerFrame pane={pane} label={t("label")} busy={!shown && !error}>
      <div className="sticky top-0 z-10 flex h-11 items-center gap-0.5 border-b border-line bg-surface px-5 phone:px-3">
        <span className="mr-auto text-fg-2">
          {position !== null && t("position", { position: position + 1, total })}
        </span>
        <IconButton
          name={t("previous")}
          shortcut="k"
          disabled={position === 0}
          icon={<ChevronUp size={16} strokeWidth={1.5} aria-hidden />}
          onClick={() => onWalk(-1)}
        />
        <IconButton
          name={t("next")}
          shortcut="j"
          disabled={position === total - 1}
          icon={<ChevronDown size={16} strokeWidth={1.5} aria-hidden />}
          onClick={() => onWalk(1)}
        />
        <Link href={imagePath(imageRef)} className={buttonClasses({ look: "ghost" })}>
          <ExternalLink size={15} strokeWidth={1.5} aria-hidden />
          {t("page")}
        </Link>
        <button
          type="button"
          onClick={onCompare}
          className={classes(buttonClasses({ look: "ghost" }), "phone:hidden!")}
        >
          <Columns2 size={15} strokeWidth={1.5} aria-hidden />
          {t("compare")}
        </button>
        <IconButton
          name={t("close")}
          shortcut="Esc"
          icon={<X size={16} strokeWidth={1.5} aria-hidden />}
          onClick={onClose}
        />
      </div>
      <div className="px-5 pb-10 phone:px-4">
        {detail ? (
          <ImageDetailView
            key={text}
            detail={detail}
            actions={
              <LiveLook
                imageRef={imageRef}
                askedAt={detail.askedAt}
                inTransition={detail.goneAt === null && inTransition(detail.image)}
                look={look}
                onAnswer={() => void client.invalidateQueries({ queryKey: ["image", text] })}
              />
            }
          />
        ) : error ? (
          <DrawerFailure error={error} onRetry={() => void refetch()} />
        ) : (
          <DrawerSkeleton words={t("loading")} />
        )}
      </div>
    </DrawerFrame>
  );
}

function press(button: Element | null | undefined): boolean {
  if (!(button instanceof HTMLElement)) return false;
  button.click();
  return true;
}
