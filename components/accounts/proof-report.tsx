import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ProofProgress } from "@/lib/domain/proof";
import { CloudFailure } from "./cloud-failure";
import { Gap } from "./gap";
import { ProgressBar } from "./progress-bar";
import type { ProofJob } from "./use-proof-job";
import { ProofMatrix } from "./wizard/proof-matrix";
import { ProofNotes } from "./wizard/proof-notes";

/** What is known of a key so far: why the cloud refuses it, or what it may do and what that means. */
export function ProofReport({
  job: { progress, over, trouble },
  refusedNote,
}: {
  job: ProofJob;
  /** What a refusal of the whole key means here. */
  refusedNote: ReactNode;
}) {
  const t = useTranslations("connections.proof");
  const proof = progress?.proof;
  const refused = proof?.failure ?? null;
  return (
    <>
      {trouble && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
          {t(trouble)}
        </p>
      )}
      {refused && (
        <div role="alert" className="rounded-lg bg-bad-soft px-3.5 py-3">
          <CloudFailure failure={refused} />
          <p className="pt-2 text-fg-2">{refusedNote}</p>
        </div>
      )}
      {progress && !over && trouble !== "forgotten" && <Progress progress={progress} />}
      {proof && !refused && (
        <div>
          <ProofMatrix proof={proof} />
          {over && <ProofNotes proof={proof} />}
        </div>
      )}
    </>
  );
}

/** How the proof ended, and whose key it is. */
export function ProofIntro({ progress: { state, proof } }: { progress: ProofProgress }) {
  const t = useTranslations("connections.proof");
  const { identity } = proof;
  return (
    <>
      {state !== "running" && (
        <>
          {t(`state.${state}`)}
          <Gap />
        </>
      )}
      {identity &&
        (identity.accountId === "not-reported"
          ? t("identityUntold")
          : t("identity", { account: identity.accountId }))}
    </>
  );
}

function Progress({ progress: { proof, plannedRegions } }: { progress: ProofProgress }) {
  const t = useTranslations("connections.proof");
  const done = proof.rows.length;
  return (
    <div>
      <p role="status" className="mb-1.5 text-fg-2">
        {plannedRegions === null ? t("state.running") : t("progress", { done, planned: plannedRegions })}
      </p>
      <ProgressBar done={done} total={plannedRegions} />
    </div>
  );
}
