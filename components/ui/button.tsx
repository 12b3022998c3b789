import type { ComponentProps } from "react";
import { whileBusy } from "./busy-button";
import { classes } from "./classes";

export type ButtonLook = "plain" | "primary" | "ghost" | "danger";

/**
 * A button of 28 px (36 on a phone and in forms). One primary per view; ghost for tools. `busy` while its act is under way,
 * `disabled` where there is nothing to do.
 */
export function Button({
  look = "plain",
  large = false,
  busy = false,
  className,
  type = "button",
  onClick,
  ...rest
}: ComponentProps<"button"> & { look?: ButtonLook; large?: boolean; busy?: boolean }) {
  return (
    <button
      type={type}
      className={classes(buttonClasses({ look, large }), className)}
      {...rest}
      {...whileBusy(busy, onClick)}
    />
  );
}

/** The same look for a link. */
export function buttonClasses({
  look = "plain",
  large = false,
}: {
  look?: ButtonLook;
  large?: boolean;
} = {}): string {
  return classes(
    "inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap no-underline disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:flex-none",
    large ? "h-9 px-3.5" : "h-7 px-2.5 phone:h-9",
    LOOKS[look],
  );
}

const LOOKS: Record<ButtonLook, string> = {
  plain: "border-line-strong bg-surface text-fg hover:bg-hover aria-expanded:bg-fg/9",
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  ghost:
    "border-transparent text-fg-2 hover:bg-fg/6 hover:text-fg aria-expanded:bg-fg/9 aria-expanded:text-fg",
  danger: "border-line-strong bg-surface text-bad hover:bg-hover",
};
