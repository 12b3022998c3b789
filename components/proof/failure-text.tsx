import { useTranslations } from "next-intl";
import type { OutcomeFailure } from "./outcome";

/** Why an act was not done, above what it speaks about. Announced at once; nothing for what the person gave up. */
export function FailureText({ failure }: { failure: OutcomeFailure }) {
  const words = useFailureWords()(failure);
  if (words === null) return null;
  return (
    <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad [overflow-wrap:anywhere]">
      {words}
    </p>
  );
}

/** The sentence for a failure, or null when there is nothing to say. */
export function useFailureWords(): (failure: OutcomeFailure) => string | null {
  const t = useTranslations("proof.failure");
  const refusal = useTranslations("proof.refusal");
  return (failure) => {
    if (failure.reason === "given-up") return null;
    if (failure.reason === "internal") return t("internal", { reference: failure.reference });
    if (failure.reason !== "refused") return t(failure.reason);
    return failure.refusal === "wait"
      ? refusal("wait", { minutes: Math.ceil((failure.waitSeconds ?? 60) / 60) })
      : refusal(failure.refusal);
  };
}
