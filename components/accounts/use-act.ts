"use client";

import { useState } from "react";
import type { ActionResult } from "@/lib/domain/action-result";
import type { OutcomeFailure } from "../proof/outcome";
import { useProof } from "../proof/use-proof";
import type { Refused, Told } from "./told";

/** Why an act was not done: for a reason of accounts, or for one that any act can have. */
export type Trouble = { kind: "refused"; refused: Refused } | { kind: "failed"; failure: OutcomeFailure };

export type Acting = {
  busy: boolean;
  trouble: Trouble | null;
  /** Makes a call, asking for a proof where one is needed. Null when it was not done; then `trouble` says why. */
  run: <T>(call: () => Promise<ActionResult<Told<T>>>) => Promise<{ value: T } | { trouble: Trouble }>;
  forget: () => void;
};

/** One act of a form or a button: whether it runs, and what became of it. */
export function useAct(): Acting {
  const prove = useProof();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  return {
    busy,
    trouble,
    forget: () => setTrouble(null),
    async run(call) {
      setBusy(true);
      setTrouble(null);
      const outcome = await prove(call);
      setBusy(false);
      if (outcome.ok && outcome.value.done) return { value: outcome.value.value };
      const told: Trouble = !outcome.ok
        ? { kind: "failed", failure: outcome }
        : { kind: "refused", refused: outcome.value as Refused };
      setTrouble(told);
      return { trouble: told };
    },
  };
}

/** What is wrong with the fields of a form, if that is what is wrong. */
export function problemsIn(trouble: Trouble | null) {
  return trouble?.kind === "refused" ? trouble.refused.problems : [];
}
