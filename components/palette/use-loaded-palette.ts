import { type ComponentProps, type ComponentType, useCallback, useLayoutEffect, useState } from "react";
import type { Palette } from "./palette";

const load = () => import("./palette").then(({ Palette }) => Palette);

/**
 * The palette's code, fetched when it is wanted. Whoever types on after the shortcut must not lose a letter: what is typed
 * until the palette stands there is its first text. `ahead` fetches it for somebody who is about to want it.
 */
export function useLoadedPalette(open: boolean, onEscape: () => void) {
  const [loaded, setLoaded] = useState<ComponentType<ComponentProps<typeof Palette>> | null>(null);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const [typed, setTyped] = useState("");
  const waits = open && loaded === null;
  // For the page's own error boundary, which offers to try again.
  if (failure) throw failure.error;

  useLayoutEffect(() => {
    if (!waits) return;
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
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") onEscape();
      else if (event.key === "Backspace") setTyped((text) => text.slice(0, -1));
      else if (event.key.length === 1) setTyped((text) => text + event.key);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => {
      left = true;
      document.removeEventListener("keydown", onKeyDown, { capture: true });
    };
  }, [waits, onEscape]);

  // It begins with a text only when it came late; the next time it is here.
  if (!open && typed !== "") setTyped("");

  const ahead = useCallback(() => void load().catch(() => {}), []);
  return { Palette: loaded, typed, ahead };
}
