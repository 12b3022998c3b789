"use client";

import { Tooltip as Radix } from "radix-ui";
import { type ReactElement, type ReactNode, useState } from "react";

/**
 * Words on hover and focus. With `onTap` a tap opens them too, for signs that have no other action on a phone.
 * The child must take a ref and be focusable. Needs the TooltipProvider of app/providers.tsx.
 */
export function Tooltip({
  words,
  children,
  onTap = false,
  side = "top",
}: {
  words: ReactNode;
  children: ReactElement;
  onTap?: boolean;
  side?: "top" | "bottom" | "left" | "right";
}) {
  const [open, setOpen] = useState(false);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild onClick={onTap ? () => setOpen(true) : undefined}>
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-w-[320px] rounded-md bg-inverse px-2 py-1 text-small text-on-inverse [overflow-wrap:anywhere]"
        >
          {words}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
