import type { MouseEvent } from "react";

/**
 * What a button is while its act is under way: it does nothing more, and keeps the focus. A disabled one would lose it,
 * and who works by keyboard would begin at the top of the page again.
 */
export function whileBusy(
  busy: boolean,
  onClick: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined,
) {
  return busy ? { "aria-disabled": true, onClick: doNothing } : { onClick };
}

/** Enter in a field clicks its form's button, so that no form is sent twice either. */
function doNothing(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
