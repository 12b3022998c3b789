/**
 * Puts text on the clipboard. The modern way exists only over https and on localhost; elsewhere the old one is tried.
 * Returns whether it worked.
 */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text); // Refused by a permission: the old way needs none.
    }
  }
  return copyBySelection(text);
}

const DIALOG = "dialog[open], [role=dialog]";

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  // Inside the dialog that is open: the focus may not go out of a modal one, and another closes when it does. A button
  // that waits for the server has lost the focus meanwhile, so the last dialog is it.
  const host = before?.closest(DIALOG) ?? [...document.querySelectorAll(DIALOG)].at(-1) ?? document.body;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr-only";
  host.append(field);
  field.focus({ preventScroll: true });
  field.select();
  const worked = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return worked;
}
