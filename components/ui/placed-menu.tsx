"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import { type ComponentProps, createContext, useContext, useEffect, useRef } from "react";
import { classes } from "./classes";
import {
  type MenuChoices,
  type MenuHead,
  type MenuItem,
  type MenuLine,
  type MenuLink,
  type MenuProps,
  PartsOfMenu,
} from "./menu";

type Act = () => void;

/** Does something once the menu has closed and its button has the focus again. */
const AfterClose = createContext<(act: Act) => void>((act) => act());

/**
 * The opened kind of `Menu`, which loads it. Not modal: Radix locks the scroll of a modal menu by an injected style
 * element, which our content security policy refuses.
 */
export function PlacedMenu({
  trigger,
  open,
  onOpenChange,
  firstOpenedBy,
  children,
}: MenuProps & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** How it came to be loaded. */
  firstOpenedBy: "pointer" | "keyboard";
}) {
  const chosen = useRef<Act | null>(null);
  const content = useRef<HTMLDivElement>(null);

  // Radix was not there to see the key that opened it, and would leave the first item to a second one.
  useEffect(() => {
    if (firstOpenedBy === "keyboard")
      content.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
  }, [firstOpenedBy]);

  function closed() {
    const act = chosen.current;
    chosen.current = null;
    // In a moment: the button gets the focus right after this call.
    if (act) queueMicrotask(act);
  }

  return (
    <Radix.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          ref={content}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={closed}
          className="z-40 min-w-[168px] rounded-lg bg-raised p-1.5 shadow-pop"
        >
          <PartsOfMenu value={PARTS}>
            <AfterClose
              value={(act) => {
                chosen.current = act;
              }}
            >
              {children}
            </AfterClose>
          </PartsOfMenu>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const ITEM =
  "flex min-h-[30px] w-full cursor-pointer items-center gap-2 rounded-sm px-2 text-left outline-none select-none data-[highlighted]:bg-fg/6 phone:min-h-[44px]";

function Item({ onSelect, danger = false, children }: ComponentProps<typeof MenuItem>) {
  const afterClose = useContext(AfterClose);
  return (
    <Radix.Item className={classes(ITEM, danger && "text-bad")} onSelect={() => afterClose(onSelect)}>
      {children}
    </Radix.Item>
  );
}

function Way({ href, children }: ComponentProps<typeof MenuLink>) {
  return (
    <Radix.Item asChild className={classes(ITEM, "text-fg no-underline")}>
      <Link href={href}>{children}</Link>
    </Radix.Item>
  );
}

function Choices({ value, onChange, choices }: ComponentProps<typeof MenuChoices>) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange}>
      {choices.map((choice) => (
        <Radix.RadioItem key={choice.value} value={choice.value} className={ITEM}>
          <span className="grid size-4 place-items-center">
            <Radix.ItemIndicator>
              <Check size={14} strokeWidth={1.75} aria-hidden />
            </Radix.ItemIndicator>
          </span>
          {choice.words}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

function Line(_: ComponentProps<typeof MenuLine>) {
  return <Radix.Separator className="-mx-1.5 my-1.5 border-t border-line" />;
}

function Head({ children }: ComponentProps<typeof MenuHead>) {
  return <Radix.Label className="px-2 py-1 text-small text-fg-2">{children}</Radix.Label>;
}

const PARTS = { Item, Way, Choices, Line, Head };

/** What the light parts of a menu are drawn by. */
export type MenuParts = typeof PARTS;
