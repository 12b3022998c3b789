import { useRef } from "react";
import type { ImageRef } from "@/lib/domain/image";
import type { ImageRow } from "@/lib/domain/image-list";
import { refText } from "@/lib/domain/ref-text";
import type { Selection } from "./use-selection";

/**
 * Selects or lets go the row at a position; with `range` all from the row before, in the list of the same address. False
 * when there is no row yet.
 */
export function useSelectRow({
  address,
  rowAt,
  refsBetween,
  selection,
}: {
  address: string;
  rowAt: (index: number) => ImageRow | undefined;
  refsBetween: (from: number, to: number) => Promise<ImageRef[]>;
  selection: Selection;
}): (index: number, range: boolean) => boolean {
  const last = useRef<{ address: string; index: number } | null>(null);

  return (index, range) => {
    const row = rowAt(index);
    if (!row) return false;
    const on = !selection.selected.has(refText(row.ref));
    const from = range && last.current?.address === address ? last.current.index : null;
    last.current = { address, index };
    if (from === null) selection.select([row.ref], on);
    else void refsBetween(from, index).then((refs) => selection.select(refs, true));
    return true;
  };
}
