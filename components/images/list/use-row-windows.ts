import { type QueryClient, useQueries, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import type { ImageRef } from "@/lib/domain/image";
import type { ImageRow } from "@/lib/domain/image-list";
import { type Scrolled, whenAtRest } from "./at-rest";
import { firstWindow, laterWindow, WINDOW_ROWS } from "./image-window";
import { type Stretch, useGlance } from "./use-glance";
import type { Shown } from "./use-list";
import { windowOf, windowsAround, windowsIn } from "./window-range";

/**
 * Rows that only fly past are not asked for: their answers would stand in the way of those where the reader stops. What
 * is in sight for so long does not fly.
 */
const FLYING_PAST_MS = 40;

/** Who types on sees another result soon, so the rows below its beginning are not fetched at once. */
const NEW_RESULT_MS = 300;

/**
 * The rows of the whole result, fetched window by window as they come into sight. `drawn` are the rows that exist, of
 * which `seen` can be seen; null: none. `scrolled` must be the same object at each render: another one would begin the
 * wait anew.
 */
export function useRowWindows(
  shown: Shown,
  scrolled: Scrolled,
  { drawn, seen }: { drawn: Stretch | null; seen: Stretch | null },
) {
  const { address, list } = shown;
  const first = drawn?.first;
  const last = drawn?.last;
  const client = useQueryClient();
  const { look, glanced } = useGlance(shown);
  const windows = windowsIn(first, last);
  const inSight = windows.join();
  const [stayed, setStayed] = useState(inSight);
  const stays = stayed === inSight;
  const queries = useQueries({
    queries: windows.map((index) => ({ ...laterWindow(address, index), enabled: stays })),
  });
  /** Asks for the rows that are seen, where they are still to come. */
  const glance = useEffectEvent(async (signal: AbortSignal) => {
    if (seen && queries.some(({ data }) => !data)) await look(seen, signal);
  });
  useLayoutEffect(() => {
    if (stays) return;
    const leaving = new AbortController();
    const dismiss = whenAtRest(scrolled, FLYING_PAST_MS, async (stands) => {
      if (stands) await glance(leaving.signal);
      if (leaving.signal.aborted) return;
      // Asked for here already, and not only by the next drawing, which comes later.
      prefetch(client, address, inSight);
      setStayed(inSight);
    });
    return () => {
      dismiss();
      leaving.abort();
    };
  }, [stays, inSight, scrolled, client, address]);

  const rowAt = (index: number): ImageRow | undefined => {
    const window = windowOf(index);
    const answer = window === 0 ? list : queries[windows.indexOf(window)]?.data;
    return answer?.rows[index % WINDOW_ROWS] ?? glanced(index);
  };
  // A text, and so the same while nothing came.
  const arrived = windows.filter((_, at) => queries[at]?.data).join();
  const settled = useDeferredValue(arrived).split(",");
  /** The row out of sight: it comes after those in sight, whose window has just come, have been drawn. */
  const rowNear = (index: number): ImageRow | undefined => {
    const window = windowOf(index);
    return window === 0 || settled.includes(String(window)) ? rowAt(index) : undefined;
  };

  // The next rows are fetched before they are asked for, as soon as nothing in sight is missing.
  const around = queries.every(({ data }) => data) ? windowsAround(first, last, list.total).join() : "";
  const begins = first === 0;
  useEffect(() => {
    const timer = setTimeout(() => prefetch(client, address, around), begins ? NEW_RESULT_MS : 0);
    return () => clearTimeout(timer);
  }, [around, begins, client, address]);

  // Windows of different revisions do not fit together, so the older ones are read again.
  const revisions = queries.flatMap(({ data, isFetching }) => (data && !isFetching ? [data.revision] : []));
  const torn = revisions.some((revision) => revision !== list.revision);
  useEffect(() => {
    if (torn) void client.invalidateQueries({ queryKey: ["images", address] });
  }, [torn, client, address]);

  /** Of rows that may not be loaded yet; those of a window that cannot be read are left out. */
  async function refsBetween(from: number, to: number): Promise<ImageRef[]> {
    const [low, high] = from < to ? [from, to] : [to, from];
    const answers = await Promise.all(
      [
        client.fetchQuery(firstWindow(address)),
        ...windowsIn(low, high).map((index) => client.fetchQuery(laterWindow(address, index))),
      ].map((answer) => answer.catch(() => null)),
    );
    return answers.flatMap((answer) =>
      (answer?.rows ?? []).flatMap((row, index) => {
        const position = (answer?.from ?? 0) + index;
        return position >= low && position <= high ? [row.ref] : [];
      }),
    );
  }

  return { rowAt, rowNear, refsBetween, failed: queries.find(({ isError }) => isError) };
}

/** `windows`: their numbers with a comma between them. */
function prefetch(client: QueryClient, address: string, windows: string): void {
  for (const index of windows.split(",").filter(Boolean)) {
    void client.prefetchQuery(laterWindow(address, Number(index)));
  }
}
