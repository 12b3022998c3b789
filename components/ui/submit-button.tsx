"use client";

import { type ComponentProps, useSyncExternalStore } from "react";
import { Button } from "./button";
import { classes } from "./classes";

/**
 * The button of a form that our code sends. It works from the moment that the page is alive: sent before by the browser,
 * the form would come back empty.
 */
export function SubmitButton({
  disabled,
  className,
  ...rest
}: Omit<ComponentProps<typeof Button>, "type" | "onClick">) {
  const alive = useSyncExternalStore(never, yes, no);
  return (
    <Button
      type="submit"
      large
      disabled={!alive || disabled}
      className={classes(className, !alive && !disabled && "opacity-100!")}
      {...rest}
    />
  );
}

const never = () => () => {};
const yes = () => true;
const no = () => false;
