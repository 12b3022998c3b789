"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import type { ActionResult } from "@/lib/domain/action-result";
import { type Act, type Outcome, outcomeOf } from "./outcome";

const ProofDialog = dynamic(() => import("./proof-dialog").then(({ ProofDialog }) => ProofDialog), {
  ssr: false,
});

export type ProveAction = Act<{ password: string }>;

/** Runs a call; when it asks for a recent proof, a dialog takes one and the same call is made again. */
type Prove = <T>(call: () => Promise<ActionResult<T>>) => Promise<Outcome<T>>;

type Asked = { how: "password" | "oidc"; answer: (proved: boolean) => void };

const Context = createContext<Prove | null>(null);

/** Once around the signed-in pages. `oidcName`: what the sign-in provider is called, null for none or without a name. */
export function ProofProvider({
  provePassword,
  oidcName,
  children,
}: {
  provePassword: ProveAction;
  oidcName: string | null;
  children: ReactNode;
}) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [everAsked, setEverAsked] = useState(false);
  if (asked && !everAsked) setEverAsked(true);

  const prove: Prove = useCallback(async <T,>(call: () => Promise<ActionResult<T>>) => {
    for (;;) {
      const outcome: Outcome<T> = await outcomeOf(call);
      if (outcome.ok || outcome.reason !== "proof") return outcome;
      const { how } = outcome;
      const proved = await new Promise<boolean>((answer) => setAsked({ how, answer }));
      setAsked(null);
      if (!proved) return { ok: false, reason: "given-up" };
    }
  }, []);

  return (
    <Context value={prove}>
      {children}
      {everAsked && <ProofDialog asked={asked} oidcName={oidcName} provePassword={provePassword} />}
    </Context>
  );
}

/**
 * For critical acts: `const prove = useProof(); const outcome = await prove(() => removeUser({ userId }))`. Acts that
 * ask for no proof may go through it as well: then it only turns a missing answer into `unreachable`.
 */
export function useProof(): Prove {
  const prove = useContext(Context);
  if (!prove) throw new Error("useProof needs the ProofProvider of the signed-in pages");
  return prove;
}
