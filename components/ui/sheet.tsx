"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { classes } from "./classes";

/**
 * A modal over the page by the browser's own dialog: it keeps the focus, closes by Escape and gives the focus back.
 * `side` slides in at the left (filters), `middle` is a dialog, `wide` one with columns, `small` one that asks one thing.
 */
export function Sheet({
  open,
  onClose,
  title,
  place,
  children,
  footer,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  place: "side" | "middle" | "wide" | "small";
  children: ReactNode;
  footer?: ReactNode;
}) {
  const t = useTranslations("common");
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) {
      element.showModal();
      // Where something is asked, the answer comes first; the browser would take the button that closes.
      if (place !== "side") element.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    }
    if (!open && element.open) element.close();
  }, [open, place]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the veil; Escape is the dialog's own key for it.
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className={classes(
        "bg-raised p-0 text-fg shadow-pop backdrop:bg-veil",
        place === "side"
          ? "my-0 mr-auto ml-0 h-dvh max-h-none w-[min(320px,100vw)] max-w-none"
          : "m-auto mt-[11vh] max-h-[80vh] rounded-xl",
        place === "middle" && "w-[min(620px,calc(100vw-32px))]",
        place === "wide" && "w-[min(920px,calc(100vw-32px))]",
        place === "small" && "w-[min(420px,calc(100vw-32px))]",
      )}
    >
      {open && (
        <div className="flex max-h-[inherit] h-full flex-col">
          <header className="flex h-12 flex-none items-center justify-between border-b border-line pr-2 pl-4">
            <h2 className="text-h2 font-semibold">{title}</h2>
            {/* No tooltip: it would lie below the dialog and take the Escape that closes it. */}
            <button
              type="button"
              aria-label={t("close")}
              title={t("close")}
              onClick={onClose}
              className="grid size-7 place-items-center rounded-md text-fg-2 hover:bg-fg/6 hover:text-fg phone:size-9"
            >
              <X size={16} strokeWidth={1.5} aria-hidden />
            </button>
          </header>
          <div className="min-h-0 flex-1 overflow-auto">{children}</div>
          {footer && <footer className="flex-none border-t border-line px-4 py-3">{footer}</footer>}
        </div>
      )}
    </dialog>
  );
}

const FIRST_FIELD = "input:not([type=hidden], [disabled]), select, textarea";
