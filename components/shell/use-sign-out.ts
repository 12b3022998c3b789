"use client";

import { useState, useTransition } from "react";
import { type Act, type OutcomeFailure, outcomeOf } from "../proof/outcome";

/** Signs out and leaves by a whole page load, so that nothing of the signed-in state stays in memory. */
export function useSignOut(signOut: Act<void>): { leave: () => void; failure: OutcomeFailure | null } {
  const [busy, start] = useTransition();
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  function leave() {
    if (busy) return;
    start(async () => {
      const outcome = await outcomeOf(() => signOut());
      if (outcome.ok) location.assign("/sign-in");
      // Whoever walks away has to know that they are still signed in.
      else setFailure(outcome);
    });
  }
  return { leave, failure };
}
