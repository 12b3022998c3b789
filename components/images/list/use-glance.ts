import { useState } from "react";
import type { ImageRow, ImageWindow } from "@/lib/domain/image-list";
import { fetchRows } from "./fetch-images";
import type { Shown } from "./use-list";

/** Rows of the whole result by their positions, both included. */
export type Stretch = { first: number; last: number };

/**
 * The rows that are seen and no others: where a quick scroll stops they come sooner than the windows that hold them,
 * which are twice as many rows in mostly two answers.
 */
export function useGlance({ address, list }: Shown) {
  const [glance, setGlance] = useState<{ address: string; answer: ImageWindow } | null>(null);

  /** Resolves once they are there; without them where they could not be read, as their windows tell that. */
  async function look({ first, last }: Stretch, signal: AbortSignal): Promise<void> {
    try {
      const answer = await fetchRows({ address, from: first, limit: last - first + 1, signal });
      setGlance({ address, answer });
    } catch {
      // Asked again with the windows.
    }
  }

  /** Undefined where it is not among them; rows of another revision may stand at other places. */
  function glanced(index: number): ImageRow | undefined {
    if (glance?.address !== address || glance.answer.revision !== list.revision) return undefined;
    return glance.answer.rows[index - glance.answer.from];
  }

  return { look, glanced };
}
