import type { ImageRef } from "@/lib/domain/image";
import { writeView } from "@/lib/domain/list-address";
import { isSameRef } from "@/lib/domain/ref-text";
import { addressNow, changeAddress } from "./use-list-address";

/** Where an image was opened as a step of its own; null when none lies open by such a step. */
let openedAt: { steps: number; view: string } | null = null;

/**
 * Opens an image beside the list. The first one is a step, so that Back closes it; walking on from it is none, so that
 * Back does not walk every image again.
 */
export function openImage(ref: ImageRef): void {
  const { open } = addressNow();
  if (open !== null && isSameRef(open, ref)) return;
  changeAddress((now) => ({ ...now, open: ref }), open === null ? "push" : "replace");
  if (open === null) openedAt = place();
}

/**
 * Closes it: by going back where opening was the last step, so that history does not grow by looking. What was sought
 * since then would be taken back with it.
 */
export function closeImage(): void {
  if (addressNow().open === null) return;
  const now = place();
  const byStep = openedAt?.steps === now.steps && openedAt.view === now.view;
  openedAt = null;
  if (byStep) window.history.back();
  else changeAddress((now) => ({ ...now, open: null }), "replace");
}

/** How long the history is, and what the list shows. */
function place() {
  return { steps: window.history.length, view: writeView(addressNow()).toString() };
}
