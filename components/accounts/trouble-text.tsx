import { useTranslations } from "next-intl";
import { FailureText } from "../proof/failure-text";
import { CloudFailure } from "./cloud-failure";
import type { Trouble } from "./use-act";

/** Why an act was not done, above what it speaks about. Announced at once. */
export function TroubleText({ trouble }: { trouble: Trouble | null }) {
  const t = useTranslations("connections.refusal");
  if (trouble === null) return null;
  if (trouble.kind === "failed") return <FailureText failure={trouble.failure} />;
  const { refusal, failure, retryAfterMs } = trouble.refused;
  return (
    <div role="alert" className="grid gap-2 rounded-md bg-bad-soft px-3 py-2 [overflow-wrap:anywhere]">
      <p className="text-bad">{t(refusal, { seconds: Math.ceil((retryAfterMs ?? 0) / 1000) })}</p>
      {failure && <CloudFailure failure={failure} />}
    </div>
  );
}
