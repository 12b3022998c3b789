/** The position in the result of the row that an element belongs to; null outside of rows. */
export function indexOf(element: Element): number | null {
  const index = element.closest("[data-index]")?.getAttribute("data-index");
  return index == null ? null : Number(index);
}

/** Arrow keys belong to a control that has the focus; the links and buttons of a row do not use them. */
export function onControl(event: KeyboardEvent): boolean {
  return (
    event.target instanceof Element &&
    event.target.closest("input, [role=radio], [role=slider], [role=separator], [role=listbox]") !== null
  );
}

/** Enter belongs to whatever has the focus, but for a row's link, which it opens beside the list. */
export function onRowOrNothing(event: KeyboardEvent): boolean {
  const target = event.target;
  if (target === document.body || !(target instanceof Element)) return true;
  return target.matches("[data-row-link], h1, main, section[tabindex]");
}

/** Home and End belong to the list where nothing else scrolls, nor has a use of its own for them. */
export function inList(event: KeyboardEvent): boolean {
  if (event.target === document.body) return true;
  const list = event.target instanceof Element && event.target.closest("main section[tabindex]") !== null;
  return list && !onControl(event);
}
