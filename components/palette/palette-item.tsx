"use client";

import { classes } from "../ui/classes";
import { ForeignText } from "../ui/foreign-text";
import { Kbd } from "../ui/kbd";
import type { Item } from "./item";

/** One option of the palette. */
export function PaletteItem({
  id,
  item,
  active,
  onTake,
}: {
  id: string;
  item: Item;
  /** The one that Enter takes. */
  active: boolean;
  onTake: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field takes it.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      // The field must keep the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      className={classes(
        "flex min-h-[34px] cursor-pointer items-center gap-2.5 rounded-md px-2.5 hover:bg-fg/6 phone:min-h-11",
        active && "bg-selected",
      )}
    >
      <span className="grid w-[22px] flex-none place-items-center">{item.sign}</span>
      <ForeignText text={item.words} className="min-w-0 truncate font-medium" />
      {item.hint && (
        <bdi
          className={classes("min-w-0 flex-none truncate text-fg-3", item.hint.mono ? "mono" : "text-small")}
        >
          {item.hint.text}
        </bdi>
      )}
      {active && (
        <span className="ml-auto" aria-hidden="true">
          <Kbd>↵</Kbd>
        </span>
      )}
    </div>
  );
}
