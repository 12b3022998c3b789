"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Proof } from "@/lib/domain/proof";
import { Button } from "../../ui/button";
import { ProofIntro, ProofReport } from "../proof-report";
import { TroubleText } from "../trouble-text";
import type { Acting } from "../use-act";
import { useProofJob } from "../use-proof-job";
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
  const job = useProofJob(jobId, onChecked);
  const { progress, over, trouble } = job;
  const proof = progress?.proof;
  const refused = (proof?.failure ?? null) !== null;
  const usable = over && !refused && proof !== undefined && proof.rows.length > 0;
  return (
    <StepFrame
      title={t("title")}
      intro={progress && !refused ? <ProofIntro progress={progress} /> : null}
      buttons={
        <>
          <Button large onClick={onBack}>
            {t("back")}
          </Button>
          {over || trouble ? (
            !refused && (
              <Button large className="ml-auto" busy={acting.busy} onClick={onAgain}>
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
        <ProofReport job={job} refusedNote={t("nothingStored")} />
      </div>
    </StepFrame>
  );
}
