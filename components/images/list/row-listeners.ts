import type { FocusEvent, MouseEvent } from "react";
import type { ImageRow } from "@/lib/domain/image-list";
import { openImage } from "./open-image";
import { indexOf } from "./row-events";

/**
 * What pointer and focus do to the rows; the table listens for all of them. A click on a box selects, beside a control it
 * opens; links, buttons and text that is being selected stay alone.
 */
export function rowListeners({
  rowAt,
  activate,
  select,
}: {
  rowAt: (index: number) => ImageRow | undefined;
  /** Has the keyboard stand at a row. */
  activate: (index: number) => void;
  select: (index: number, range: boolean) => boolean;
}) {
  return {
    onFocus(event: FocusEvent) {
      const index = indexOf(event.target);
      if (index !== null) activate(index);
    },
    onClick({ target, shiftKey }: MouseEvent) {
      if (!(target instanceof Element)) return;
      const index = indexOf(target);
      if (index === null) return;
      if (target.matches("[data-select]")) {
        activate(index);
        select(index, shiftKey);
        return;
      }
      if (target.closest("a, button, input") || window.getSelection()?.isCollapsed === false) return;
      const row = rowAt(index);
      if (!row) return;
      activate(index);
      openImage(row.ref);
    },
  };
}
