import { useRouter } from "next/navigation";
import { useCopy } from "@/components/ui/use-copy";
import type { ImageRow } from "@/lib/domain/image-list";
import { imagePath } from "@/lib/domain/links";
import { openImage } from "./open-image";
import { inList, onControl, onRowOrNothing } from "./row-events";
import { useKeys } from "./use-keys";

/** The keys of the list: moving, opening, selecting, copying. */
export function useRowKeys({
  active,
  open,
  last,
  rowAt,
  go,
  goTo,
  select,
}: {
  /** Where the keyboard stands. */
  active: number | null;
  /** Whether an image lies open beside the list. */
  open: boolean;
  /** Index of the last row of the result. */
  last: number;
  rowAt: (index: number) => ImageRow | undefined;
  go: (step: 1 | -1) => boolean;
  goTo: (index: number) => boolean;
  select: (index: number, range: boolean) => boolean;
}): void {
  const router = useRouter();
  const copy = useCopy();

  useKeys((event) => {
    const shift = event.shiftKey;
    switch (event.key) {
      case "j":
        return go(1);
      case "k":
        return go(-1);
      case "]":
        return open && go(1);
      case "[":
        return open && go(-1);
      case "ArrowDown":
        return !onControl(event) && go(1);
      case "ArrowUp":
        return !onControl(event) && go(-1);
      case "Home":
        return inList(event) && goTo(0);
      case "End":
        return inList(event) && goTo(last);
      case "Enter":
        return onRowOrNothing(event) && withActive((row) => (shift ? visit(row) : openImage(row.ref)));
      case "x":
      case "X":
        return active !== null && select(active, shift);
      case "c":
        return withActive(({ ref }) => copy(ref.imageId));
      case "l":
        return withActive(({ ref }) => copy(new URL(imagePath(ref), window.location.href).href));
      default:
        return false;
    }
  });

  function visit({ ref }: ImageRow): void {
    router.push(imagePath(ref));
  }

  function withActive(act: (row: ImageRow) => void): boolean {
    const row = active === null ? undefined : rowAt(active);
    if (row) act(row);
    return row !== undefined;
  }
}
