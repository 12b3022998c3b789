"use client";

import {
  cloneElement,
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";

/** So long the pointer rests on a sign before its words appear, milliseconds. */
const REST_MS = 400;
/** So long the pointer may be between a sign and its words, to read or select them. */
const LEAVE_MS = 120;
const GAP_PX = 4;
const EDGE_PX = 8;

type Side = "top" | "bottom";

/**
 * Words on hover and focus; Escape and a press take them away. With `onTap` a tap opens them too, for signs that have no
 * other action on a phone. The child must take a ref, handlers and ARIA attributes. Our own and not Radix': rows and
 * icon buttons are full of them, and its positioning would come with every page before anything is opened.
 */
export function Tooltip({
  words,
  children,
  onTap = false,
  side = "top",
}: {
  words: ReactNode;
  children: ReactElement<Handlers>;
  onTap?: boolean;
  side?: Side;
}) {
  const id = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [sign, setSign] = useState<Element | null>(null);
  const open = sign !== null;
  const own = children.props;

  const openSoon = (element: Element) => {
    clearTimeout(timer.current);
    if (!open) timer.current = setTimeout(() => setSign(element), REST_MS);
  };
  const closeSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSign(null), LEAVE_MS);
  };
  const close = () => {
    clearTimeout(timer.current);
    setSign(null);
  };

  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    if (!open) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // The first Escape is for the words alone, not for what lies below them.
      event.stopPropagation();
      setSign(null);
    };
    const onScroll = () => setSign(null);
    document.addEventListener("keydown", onKeyDown, { capture: true });
    document.addEventListener("scroll", onScroll, { capture: true, passive: true });
    return () => {
      document.removeEventListener("keydown", onKeyDown, { capture: true });
      document.removeEventListener("scroll", onScroll, { capture: true });
    };
  }, [open]);

  return (
    <>
      {cloneElement(children, {
        "aria-describedby": open ? id : own["aria-describedby"],
        onPointerEnter(event: PointerEvent) {
          own.onPointerEnter?.(event);
          if (event.pointerType !== "touch") openSoon(event.currentTarget);
        },
        onPointerLeave(event: PointerEvent) {
          own.onPointerLeave?.(event);
          if (event.pointerType !== "touch") closeSoon();
        },
        onPointerDown(event: PointerEvent) {
          own.onPointerDown?.(event);
          close();
        },
        onFocus(event: FocusEvent) {
          own.onFocus?.(event);
          if (event.target.matches(":focus-visible")) setSign(event.currentTarget);
        },
        onBlur(event: FocusEvent) {
          own.onBlur?.(event);
          close();
        },
        ...(onTap && {
          onClick(event: MouseEvent) {
            own.onClick?.(event);
            setSign(event.currentTarget);
          },
        }),
      })}
      {sign &&
        createPortal(
          <Words
            id={id}
            sign={sign}
            side={side}
            onEnter={() => clearTimeout(timer.current)}
            onLeave={closeSoon}
          >
            {words}
          </Words>,
          // Inside an open dialog, or the browser would draw it below.
          sign.closest("dialog") ?? document.body,
        )}
    </>
  );
}

/** What the child has of the handlers that are added to it. */
type Handlers = {
  "aria-describedby"?: string;
  onPointerEnter?: (event: PointerEvent) => void;
  onPointerLeave?: (event: PointerEvent) => void;
  onPointerDown?: (event: PointerEvent) => void;
  onFocus?: (event: FocusEvent) => void;
  onBlur?: (event: FocusEvent) => void;
  onClick?: (event: MouseEvent) => void;
};

function Words({
  id,
  sign,
  side,
  onEnter,
  onLeave,
  children,
}: {
  id: string;
  sign: Element;
  side: Side;
  onEnter: () => void;
  onLeave: () => void;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);

  // Placed before it is painted, in the window: the other side where there is no room, never over an edge.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const at = sign.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = element;
    const above = at.top - GAP_PX - height;
    const below = at.bottom + GAP_PX;
    const fitsBelow = below + height <= window.innerHeight - EDGE_PX;
    const top = side === "top" ? (above >= EDGE_PX || !fitsBelow ? above : below) : fitsBelow ? below : above;
    const left = at.left + at.width / 2 - width / 2;
    element.style.top = `${Math.max(EDGE_PX, top)}px`;
    element.style.left = `${Math.max(EDGE_PX, Math.min(left, window.innerWidth - EDGE_PX - width))}px`;
  }, [sign, side]);

  return (
    <div
      ref={box}
      id={id}
      role="tooltip"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      className="fixed top-0 left-0 z-50 w-max max-w-[320px] rounded-md bg-inverse px-2 py-1 text-small font-normal text-on-inverse [overflow-wrap:anywhere]"
    >
      {children}
    </div>
  );
}
