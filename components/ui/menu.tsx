"use client";

import { createContext, type ReactElement, type ReactNode, useContext, useState } from "react";
import type { MenuParts } from "./placed-menu";
import { type TriggerProps, useLoadedOnUse } from "./use-loaded-on-use";

/** The parts of an open menu; they are loaded when a menu is opened for the first time. */
export const PartsOfMenu = createContext<MenuParts | null>(null);

export type MenuProps = { trigger: ReactElement<TriggerProps>; children: ReactNode };

/** A menu under its button. Not modal. */
export function Menu({ trigger, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const [first, setFirst] = useState<"pointer" | "keyboard">("pointer");
  const { loaded: Placed, waiting } = useLoadedOnUse({
    load: () => import("./placed-menu").then(({ PlacedMenu }) => PlacedMenu),
    trigger,
    popup: "menu",
    open,
    onUse(by) {
      setFirst(by);
      setOpen(true);
    },
  });
  if (!Placed) return waiting;
  return (
    <Placed trigger={trigger} open={open} onOpenChange={setOpen} firstOpenedBy={first}>
      {children}
    </Placed>
  );
}

/** An act. It begins when the menu is gone, so that a dialog gives the focus back to the menu's button. */
export function MenuItem(props: { onSelect: () => void; danger?: boolean; children: ReactNode }) {
  const { Item } = useParts();
  return <Item {...props} />;
}

/** A way to another page. */
export function MenuLink(props: { href: string; children: ReactNode }) {
  const { Way } = useParts();
  return <Way {...props} />;
}

/** One of several choices, the current one with a check mark. */
export function MenuChoices(props: {
  value: string;
  onChange: (value: string) => void;
  choices: { value: string; words: ReactNode }[];
}) {
  const { Choices } = useParts();
  return <Choices {...props} />;
}

export function MenuLine() {
  const { Line } = useParts();
  return <Line />;
}

export function MenuHead({ children }: { children: ReactNode }) {
  const { Head } = useParts();
  return <Head>{children}</Head>;
}

function useParts(): MenuParts {
  const parts = useContext(PartsOfMenu);
  if (!parts) throw new Error("this is a part of a Menu");
  return parts;
}
