"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Proof, ProofProgress } from "@/lib/domain/proof";
import { AccountsError, proofQuery } from "./account-queries";

export type ProofJob = {
  progress: ProofProgress | undefined;
  over: boolean;
  /** `forgotten`: the server does not know of it any more; `unreachable`: it did not answer, and is asked again. */
  trouble: "forgotten" | "unreachable" | null;
};

/** Follows a proof until it is over; then `onChecked` is told once what became known. */
export function useProofJob(jobId: string, onChecked: (proof: Proof) => void = () => {}): ProofJob {
  const { data: progress, error } = useQuery(proofQuery(jobId));
  const over = progress !== undefined && progress.state !== "running";
  const proof = progress?.proof;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the listener is another function at each render, and is to be told once per proof.
  useEffect(() => {
    if (over && proof) onChecked(proof);
  }, [over, jobId]);

  const forgotten = error instanceof AccountsError && error.status === 404;
  return { progress, over, trouble: error === null ? null : forgotten ? "forgotten" : "unreachable" };
}
