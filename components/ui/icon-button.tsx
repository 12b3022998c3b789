import type { ComponentProps, ReactNode } from "react";
import { whileBusy } from "./busy-button";
import { classes } from "./classes";
import { Tooltip } from "./tooltip";

/** A button that is only an icon: it always has a name, and a tooltip that says it, with the key where there is one. */
export function IconButton({
  name,
  shortcut,
  icon,
  busy = false,
  className,
  onClick,
  ...rest
}: Omit<ComponentProps<"button">, "name" | "children" | "aria-label"> & {
  name: string;
  shortcut?: string;
  icon: ReactNode;
  /** Its act is under way. */
  busy?: boolean;
}) {
  return (
    <Tooltip
      words={
        <>
          {name}
          {shortcut && <kbd className="mono ml-2 opacity-70">{shortcut}</kbd>}
        </>
      }
    >
      <button
        type="button"
        aria-label={name}
        className={classes(
          "grid size-7 flex-none place-items-center rounded-md text-fg-2 hover:bg-fg/6 hover:text-fg disabled:opacity-50 aria-disabled:opacity-50 aria-expanded:bg-fg/9 aria-expanded:text-fg phone:size-9",
          className,
        )}
        {...rest}
        {...whileBusy(busy, onClick)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
