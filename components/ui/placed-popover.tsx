"use client";

import { Popover as Radix } from "radix-ui";
import { classes } from "./classes";
import type { PopoverProps } from "./popover";

/** The opened kind of `Popover`, which loads it. Not modal: the page stays live. */
export function PlacedPopover({
  trigger,
  label,
  open,
  onOpenChange,
  align = "start",
  width = "wide",
  children,
}: PopoverProps & { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          // It scrolls, so the keyboard must reach it also when nothing inside can be focused.
          tabIndex={0}
          // The content itself takes the focus: a first button would open its tooltip over what is to be read. A
          // field that asks for it goes before.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (!(event.currentTarget instanceof HTMLElement)) return;
            (event.currentTarget.querySelector<HTMLElement>("[autofocus]") ?? event.currentTarget).focus();
          }}
          className={classes(
            "z-40 max-h-[min(560px,var(--radix-popover-content-available-height))] overflow-auto rounded-lg bg-raised shadow-pop outline-none",
            width === "wide" ? "w-[min(440px,calc(100vw-16px))]" : "w-[min(272px,calc(100vw-16px))]",
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
