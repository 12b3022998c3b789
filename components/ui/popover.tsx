"use client";

import { type ReactElement, type ReactNode, useState } from "react";
import { type TriggerProps, useLoadedOnUse } from "./use-loaded-on-use";

export type PopoverProps = {
  trigger: ReactElement<TriggerProps>;
  /** The accessible name of the content. */
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "end";
  width?: "wide" | "narrow";
  children: ReactNode;
};

/**
 * Content beside its button, not modal. With `open` its owner closes it, as after a choice. What places it comes with the
 * first use, so `children` of a closed one are best a component that is loaded then, too.
 */
export function Popover({ trigger, open, onOpenChange, ...rest }: PopoverProps) {
  const [opened, setOpened] = useState(false);
  const isOpen = open ?? opened;
  const change = onOpenChange ?? setOpened;
  const { loaded: Placed, waiting } = useLoadedOnUse({
    load: () => import("./placed-popover").then(({ PlacedPopover }) => PlacedPopover),
    trigger,
    popup: "dialog",
    open: isOpen,
    onUse: () => change(true),
  });
  return Placed ? <Placed {...rest} trigger={trigger} open={isOpen} onOpenChange={change} /> : waiting;
}
