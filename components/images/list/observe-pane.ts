import { observeElementRect, type Virtualizer } from "@tanstack/react-virtual";

/**
 * The size of the pane that scrolls, never taller than the window. The server does not know a phone: until the browser
 * says that it is one, the pane is asked for that there grows with its rows, and every row of the result would be drawn.
 */
export function observePane(
  pane: Virtualizer<HTMLElement, Element>,
  told: (size: { width: number; height: number }) => void,
): ReturnType<typeof observeElementRect> {
  return observeElementRect(pane, ({ width, height }) =>
    told({ width, height: Math.min(height, window.innerHeight) }),
  );
}
