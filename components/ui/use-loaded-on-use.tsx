"use client";

import {
  type ComponentType,
  cloneElement,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  useEffect,
  useState,
} from "react";

/** What a button must take to open something. */
export type TriggerProps = {
  "aria-haspopup"?: "dialog" | "menu";
  "aria-expanded"?: boolean;
  onClick?: (event: MouseEvent<HTMLElement>) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  onPointerEnter?: (event: PointerEvent<HTMLElement>) => void;
  onFocus?: (event: FocusEvent<HTMLElement>) => void;
};

/**
 * A part that is loaded when its button is used for the first time. Until then `waiting` stands in its place: the bare
 * button, which looks and reads the same. Its code is fetched when the pointer or the focus arrives, so that the press
 * finds it there; a press that comes earlier is kept.
 */
export function useLoadedOnUse<P>({
  load,
  trigger,
  popup,
  open,
  onUse,
}: {
  load: () => Promise<ComponentType<P>>;
  trigger: ReactElement<TriggerProps>;
  popup: "dialog" | "menu";
  /** Whether it is wanted now, also without its button, as by a key. */
  open: boolean;
  onUse: (by: "pointer" | "keyboard") => void;
}): { loaded: ComponentType<P> | null; waiting: ReactElement } {
  const [loaded, setLoaded] = useState<ComponentType<P> | null>(null);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  // For the page's own error boundary, which offers to try again.
  if (failure) throw failure.error;
  const own = trigger.props;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is loaded is the same each time.
  useEffect(() => {
    if (!open || loaded) return;
    let left = false;
    load().then(
      (part) => {
        // A function in a state would be called by React.
        if (!left) setLoaded(() => part);
      },
      (error: unknown) => {
        if (!left) setFailure({ error });
      },
    );
    return () => {
      left = true;
    };
  }, [open, loaded]);

  const fetchAhead = () => void load().catch(() => {});
  const waiting = cloneElement(trigger, {
    "aria-haspopup": popup,
    "aria-expanded": open,
    onPointerEnter(event: PointerEvent<HTMLElement>) {
      own.onPointerEnter?.(event);
      fetchAhead();
    },
    onFocus(event: FocusEvent<HTMLElement>) {
      own.onFocus?.(event);
      fetchAhead();
    },
    onClick(event: MouseEvent<HTMLElement>) {
      own.onClick?.(event);
      // A click that no pointer made comes from Enter or Space.
      onUse(event.detail === 0 ? "keyboard" : "pointer");
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      own.onKeyDown?.(event);
      if (popup !== "menu" || event.key !== "ArrowDown") return;
      event.preventDefault();
      onUse("keyboard");
    },
  });
  return { loaded, waiting };
}
