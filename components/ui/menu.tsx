"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import { createContext, type ReactElement, type ReactNode, useContext, useRef } from "react";
import { classes } from "./classes";

type Act = () => void;

/** Does something once the menu has closed and its button has the focus again. */
const AfterClose = createContext<(act: Act) => void>((act) => act());

/**
 * A menu under its button. Not modal: Radix locks the scroll of a modal menu by an injected style element, which our
 * content security policy refuses.
 */
export function Menu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  const chosen = useRef<Act | null>(null);

  function closed() {
    const act = chosen.current;
    chosen.current = null;
    // In a moment: the button gets the focus right after this call.
    if (act) queueMicrotask(act);
  }

  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={closed}
          className="z-40 min-w-[168px] rounded-lg bg-raised p-1.5 shadow-pop"
        >
          <AfterClose
            value={(act) => {
              chosen.current = act;
            }}
          >
            {children}
          </AfterClose>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const ITEM =
  "flex min-h-[30px] w-full cursor-pointer items-center gap-2 rounded-sm px-2 text-left outline-none select-none data-[highlighted]:bg-fg/6 phone:min-h-[44px]";

/** An act. It begins when the menu is gone, so that a dialog gives the focus back to the menu's button. */
export function MenuItem({
  onSelect,
  danger = false,
  children,
}: {
  onSelect: () => void;
  danger?: boolean;
  children: ReactNode;
}) {
  const afterClose = useContext(AfterClose);
  return (
    <Radix.Item className={classes(ITEM, danger && "text-bad")} onSelect={() => afterClose(onSelect)}>
      {children}
    </Radix.Item>
  );
}

/** A way to another page. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Radix.Item asChild className={classes(ITEM, "text-fg no-underline")}>
      <Link href={href}>{children}</Link>
    </Radix.Item>
  );
}

/** One of several choices, the current one with a check mark. */
export function MenuChoices({
  value,
  onChange,
  choices,
}: {
  value: string;
  onChange: (value: string) => void;
  choices: { value: string; words: ReactNode }[];
}) {
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

export function MenuLine() {
  return <Radix.Separator className="-mx-1.5 my-1.5 border-t border-line" />;
}

export function MenuHead({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 py-1 text-small text-fg-2">{children}</Radix.Label>;
}
