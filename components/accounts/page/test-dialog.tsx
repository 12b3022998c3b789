"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "../../ui/button";
import { Sheet } from "../../ui/sheet";
import { ProofIntro, ProofReport } from "../proof-report";
import { TroubleText } from "../trouble-text";
import { useAct } from "../use-act";
import { useProofJob } from "../use-proof-job";
import type { DialogProps } from "./account-dialogs";

/** Asks the cloud again what the stored key may do, in the regions of the account. Changes nothing. */
export function TestDialog({ account: { id: connectionId }, acts, onClose }: DialogProps) {
  const t = useTranslations("accounts.dialog");
  const { busy, trouble, run } = useAct();
  const [jobId, setJobId] = useState<string | null>(null);
  const asked = useRef(false);

  async function test() {
    setJobId(null);
    const answer = await run(() => acts.prove({ connectionId }));
    if ("value" in answer) setJobId(answer.value);
  }

  // Opening asks the cloud once: asking at each render would spend its rate.
  const begin = useEffectEvent(() => {
    if (asked.current) return;
    asked.current = true;
    void test();
  });
  useEffect(() => begin(), []);

  return (
    <Sheet
      open
      onClose={onClose}
      title={t("test")}
      place="wide"
      footer={
        <div className="flex justify-end gap-2">
          <Button large onClick={onClose}>
            {t("close")}
          </Button>
          <Button large busy={busy} onClick={() => void test()}>
            <RefreshCw size={15} strokeWidth={1.5} aria-hidden className="text-fg-2" />
            {t("testAgain")}
          </Button>
        </div>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4">
        <TroubleText trouble={trouble} />
        {jobId === null ? (
          trouble === null && (
            <p role="status" className="text-fg-2">
              {t("testBegins")}
            </p>
          )
        ) : (
          <Report key={jobId} jobId={jobId} />
        )}
      </div>
    </Sheet>
  );
}

function Report({ jobId }: { jobId: string }) {
  const t = useTranslations("accounts.dialog");
  const job = useProofJob(jobId);
  const { progress } = job;
  return (
    <>
      {progress && progress.proof.failure === null && (
        <p className="text-fg-2">
          <ProofIntro progress={progress} />
        </p>
      )}
      <ProofReport job={job} refusedNote={t("testRefused")} />
    </>
  );
}
