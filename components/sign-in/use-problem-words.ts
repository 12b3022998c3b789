import { useTranslations } from "next-intl";

/** The sentence for a sign-in that was not taken. Whatever an address names, a reason that nobody wrote is general. */
export function useProblemWords(): (problem: { reason: string; waitSeconds: number | null }) => string {
  const own = useTranslations("signIn.problem");
  const refusal = useTranslations("proof.refusal");
  return ({ reason, waitSeconds }) => {
    if (reason === "wait") return refusal("wait", { minutes: Math.ceil((waitSeconds ?? 60) / 60) });
    if (KNOWN.test(reason)) {
      if (own.has(reason)) return own(reason);
      if (refusal.has(reason)) return refusal(reason);
    }
    return own("internal");
  };
}

/** A reason is one word; dots would lead to other messages. */
const KNOWN = /^[a-z-]+$/;
