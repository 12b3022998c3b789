"use client";

import { useEffect, useRef, useState } from "react";
import type { ImageRef } from "@/lib/domain/image";
import { MOST_SELECTED } from "@/lib/domain/list-address";
import { refText } from "@/lib/domain/ref-text";
import { addressNow, changeAddress, useListAddress } from "./use-list-address";

/** Images by their text, in the order in which they were selected. */
export type Selected = ReadonlyMap<string, ImageRef>;

export type Selection = {
  selected: Selected;
  select: (refs: readonly ImageRef[], on: boolean) => void;
  clear: () => void;
};

/**
 * The selected images. They stand in the address as long as it can carry them; more of them are kept by the page
 * alone. They stay selected when the filter changes, so that images of several searches can be compared.
 */
export function useSelection(): Selection {
  const inAddress = useListAddress().selected;
  const text = textOf(inAddress);
  const [selected, setSelected] = useState<Selected>(() => byText(inAddress));
  const written = useRef(text);

  // Back and a saved view change the address behind our back. A render may lag behind what was selected since, so it
  // is the address bar that is asked whether somebody else wrote it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text is the occasion to look, not what is read.
  useEffect(() => {
    const { selected: now } = addressNow();
    if (textOf(now) === written.current) return;
    written.current = textOf(now);
    setSelected(byText(now));
  }, [text]);

  function write(next: Selected) {
    setSelected(next);
    const carried = next.size > MOST_SELECTED ? [] : [...next.values()];
    written.current = textOf(carried);
    changeAddress((now) => ({ ...now, selected: carried }), "replace");
  }

  return {
    selected,
    select(refs, on) {
      const next = new Map(selected);
      for (const ref of refs) {
        if (on) next.set(refText(ref), ref);
        else next.delete(refText(ref));
      }
      write(next);
    },
    clear: () => write(new Map()),
  };
}

function byText(refs: readonly ImageRef[]): Selected {
  return new Map(refs.map((ref) => [refText(ref), ref]));
}

/** The same for the same images, in whatever order. */
function textOf(refs: readonly ImageRef[]): string {
  return refs.map(refText).sort().join("\n");
}
