"use client";

import { useEffect } from "react";

/**
 * Hears what was typed, chosen or filled in before the page was alive. React leaves it in the field, but tells nobody of
 * it, and the next render would take it away.
 */
export function EarlyInput() {
  useEffect(() => {
    // After the effects of all around it: only then does the router hear of a new address.
    const timer = setTimeout(() => {
      for (const field of document.querySelectorAll("input, textarea, select")) hear(field);
    });
    return () => clearTimeout(timer);
  }, []);
  return null;
}

function hear(field: Element): void {
  if (field instanceof HTMLSelectElement) {
    const begunAt = [...field.options].findIndex((option) => option.defaultSelected);
    if (field.selectedIndex !== Math.max(0, begunAt)) tell(field, "change");
  } else if (field instanceof HTMLTextAreaElement) {
    hearText(field, HTMLTextAreaElement.prototype);
  } else if (field instanceof HTMLInputElement) {
    if (field.type !== "checkbox" && field.type !== "radio") hearText(field, HTMLInputElement.prototype);
    // Of radio buttons the one that was chosen tells it.
    else if (field.checked !== field.defaultChecked && (field.checked || field.type === "checkbox")) {
      field.checked = field.defaultChecked;
      field.click();
    }
  }
}

/** React watches the field's own property for what it last knew, and compares that with the text of an event. */
function hearText(field: HTMLInputElement | HTMLTextAreaElement, prototype: object): void {
  const typed = field.value;
  if (typed === field.defaultValue) return;
  field.value = field.defaultValue;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, typed);
  tell(field, "input");
}

function tell(field: Element, type: "input" | "change"): void {
  field.dispatchEvent(new Event(type, { bubbles: true }));
}
