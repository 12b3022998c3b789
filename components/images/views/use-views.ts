"use client";

import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Act, Outcome } from "@/components/proof/outcome";
import { outcomeOf } from "@/components/proof/outcome";
import type { ActionResult } from "@/lib/domain/action-result";
import type { SavedView, ViewOwner, ViewRefusal, ViewShelf, ViewTold } from "@/lib/domain/view";

type Known = { id: string; revision: number };

/** The server's acts on views, as components take them. */
export type ViewActs = {
  save: Act<{ owner: ViewOwner; name: string; address: string }, ViewTold<SavedView>>;
  rename: Act<Known & { name: string }, ViewTold<SavedView>>;
  replace: Act<Known & { address: string }, ViewTold<SavedView>>;
  remove: Act<Known, ViewTold<void>>;
  /** Remembers the state of the list that is used; null forgets it. */
  keepLast: Act<{ address: string | null }>;
};

/** Why an act on a view was not done. `number`: of our own failure, to quote. */
export type ViewProblem =
  | { kind: ViewRefusal | "name" | "sign-in" | "unreachable" }
  | { kind: "internal"; number: string };

export const viewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: async ({ signal }): Promise<ViewShelf> => {
    const response = await fetch("/api/views", { signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    // Our own server's answer, typed by the same function that made it.
    return (await response.json()) as ViewShelf;
  },
  // Views change seldom; a dialog that needs the newest asks again.
  staleTime: 60_000,
});

/** The views of the person and of the team. */
export function useViews() {
  return useQuery(viewsQuery);
}

/** One act on a view: whether it runs, and what became of it. The shelf is read again after each. */
export function useViewAct() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ViewProblem | null>(null);
  return {
    busy,
    problem,
    forget: () => setProblem(null),
    /** The value, or null when it was not done; then `problem` says why. */
    async run<T>(call: () => Promise<ActionResult<ViewTold<T>>>): Promise<{ value: T } | null> {
      setBusy(true);
      setProblem(null);
      const outcome = await outcomeOf(call);
      await client.invalidateQueries({ queryKey: viewsQuery.queryKey });
      setBusy(false);
      if (outcome.ok && outcome.value.done) return { value: outcome.value.value };
      setProblem(problemOf(outcome));
      return null;
    },
  };
}

function problemOf(outcome: Outcome<ViewTold<unknown>>): ViewProblem {
  // Not done for a reason of views; what was done has no problem.
  if (outcome.ok) return { kind: outcome.value.done ? "unreachable" : outcome.value.refusal };
  switch (outcome.reason) {
    case "bad-input":
      return { kind: "name" };
    case "sign-in":
    case "not-allowed":
      return { kind: outcome.reason };
    case "internal":
      return { kind: "internal", number: outcome.reference };
    default:
      return { kind: "unreachable" };
  }
}
