"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

/**
 * A menu under its button. Not modal: Radix locks the scroll of a modal menu by an injected style element, which our
 * content security policy refuses.
 */
export function Menu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-40 min-w-[168px] rounded-lg bg-raised p-1.5 shadow-pop"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const ITEM =
  "flex min-h-[30px] w-full cursor-pointer items-center gap-2 rounded-sm px-2 text-left outline-none select-none data-[highlighted]:bg-fg/6 phone:min-h-[44px]";

export function MenuItem({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <Radix.Item className={ITEM} onSelect={onSelect}>
      {children}
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
