"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { Proof, ProofProgress } from "@/lib/domain/proof";
import { Button } from "../../ui/button";
import { AccountsError, proofQuery } from "../account-queries";
import { CloudFailure } from "../cloud-failure";
import { Gap } from "../gap";
import { ProgressBar } from "../progress-bar";
import { TroubleText } from "../trouble-text";
import type { Acting } from "../use-act";
import { ProofMatrix } from "./proof-matrix";
import { ProofNotes } from "./proof-notes";
import { StepFrame } from "./step-frame";

/** What the key may do, as the answers come in; then what is missing and what that means. */
export function PermissionStep({
  jobId,
  acting,
  onChecked,
  onBack,
  onAgain,
  onCancel,
  onContinue,
}: {
  jobId: string;
  acting: Pick<Acting, "busy" | "trouble">;
  /** Called once when the proof is over. */
  onChecked: (proof: Proof) => void;
  onBack: () => void;
  onAgain: () => void;
  onCancel: () => void;
  onContinue: () => void;
}) {
  const t = useTranslations("wizard.permissions");
  const proofWords = useTranslations("connections.proof");
  const { data: progress, error } = useQuery(proofQuery(jobId));
  const over = progress !== undefined && progress.state !== "running";
  const proof = progress?.proof;

  // biome-ignore lint/correctness/useExhaustiveDependencies: told once per proof, whoever listens then.
  useEffect(() => {
    if (over && proof) onChecked(proof);
  }, [over, jobId]);

  const forgotten = error instanceof AccountsError && error.status === 404;
  const refused = proof?.failure ?? null;
  const usable = over && !refused && proof !== undefined && proof.rows.length > 0;
  return (
    <StepFrame
      title={t("title")}
      intro={progress && !refused ? <Intro progress={progress} /> : null}
      buttons={
        <>
          <Button large onClick={onBack}>
            {t("back")}
          </Button>
          {over || error ? (
            !refused && (
              <Button large className="ml-auto" disabled={acting.busy} onClick={onAgain}>
                <RefreshCw size={15} strokeWidth={1.5} aria-hidden className="text-fg-2" />
                {t("again")}
              </Button>
            )
          ) : (
            <Button large className="ml-auto" onClick={onCancel}>
              {t("stop")}
            </Button>
          )}
          {refused && (
            <Button look="primary" large className="ml-auto" onClick={onBack}>
              {t("otherKey")}
            </Button>
          )}
          {usable && (
            <Button look="primary" large onClick={onContinue}>
              {t("continue")}
            </Button>
          )}
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <TroubleText trouble={acting.trouble} />
        {error && (
          <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
            {forgotten ? proofWords("forgotten") : t("unreachable")}
          </p>
        )}
        {refused && (
          <div role="alert" className="rounded-lg bg-bad-soft px-3.5 py-3">
            <CloudFailure failure={refused} />
            <p className="pt-2 text-fg-2">{t("nothingStored")}</p>
          </div>
        )}
        {progress && !over && <Progress progress={progress} />}
        {proof && !refused && (
          <div>
            <ProofMatrix proof={proof} />
            {over && <ProofNotes proof={proof} />}
          </div>
        )}
      </div>
    </StepFrame>
  );
}

function Intro({ progress: { state, proof } }: { progress: ProofProgress }) {
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
