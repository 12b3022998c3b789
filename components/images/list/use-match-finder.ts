import { useEffect, useMemo, useState } from "react";
import type { MatchFinder } from "./marked-text";

/** What turns a search into a finder of its matches. Most visits search for nothing, so it comes with the first text. */
const load = () => import("./match-finder").then(({ matchFinder }) => matchFinder);
type Make = Awaited<ReturnType<typeof load>>;

/** The finder for a search. Rows stand there without marks for the moment in which it is loaded. */
export function useMatchFinder(sought: string): MatchFinder {
  const [make, setMake] = useState<Make | null>(null);
  const wanted = sought !== "" && make === null;
  useEffect(() => {
    // Marks are a help and no more: without them the rows are the same.
    if (wanted)
      load()
        .then((loaded) => setMake(() => loaded))
        .catch(() => {});
  }, [wanted]);
  return useMemo(() => (make === null || sought === "" ? null : make(sought)), [make, sought]);
}
