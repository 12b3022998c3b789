import type { ImageRef } from "@/lib/domain/image";
import { isSameRef } from "@/lib/domain/ref-text";
import { addressNow, changeAddress } from "./use-list-address";

/** The history's length when an image was opened as a step of its own; null when none lies open by such a step. */
let openedAtStep: number | null = null;

/**
 * Opens an image beside the list. The first one is a step, so that Back closes it; walking on from it is none, so that
 * Back does not walk every image again.
 */
export function openImage(ref: ImageRef): void {
  const { open } = addressNow();
  if (open !== null && isSameRef(open, ref)) return;
  changeAddress((now) => ({ ...now, open: ref }), open === null ? "push" : "replace");
  if (open === null) openedAtStep = window.history.length;
}

/** Closes it: by going back where opening was the last step, so that history does not grow by looking. */
export function closeImage(): void {
  if (addressNow().open === null) return;
  const byStep = openedAtStep === window.history.length;
  openedAtStep = null;
  if (byStep) window.history.back();
  else changeAddress((now) => ({ ...now, open: null }), "replace");
}
