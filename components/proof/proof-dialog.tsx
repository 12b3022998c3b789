"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { beginOidc } from "../sign-in/send-sign-in";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { Sheet } from "../ui/sheet";
import { SubmitButton } from "../ui/submit-button";
import { FailureText } from "./failure-text";
import { type OutcomeFailure, outcomeOf } from "./outcome";
import { onProved } from "./proved-channel";
import type { ProveAction } from "./use-proof";

type Part = { answer: (proved: boolean) => void };

/** Asks who is there before a critical act: the password, or a fresh sign-in at the provider, in another tab. */
export function ProofDialog({
  asked,
  oidcName,
  provePassword,
}: {
  /** Null while nothing is asked. */
  asked: (Part & { how: "password" | "oidc" }) | null;
  oidcName: string | null;
  provePassword: ProveAction;
}) {
  const t = useTranslations("proof");
  return (
    <Sheet open={asked !== null} onClose={() => asked?.answer(false)} title={t("title")} place="small">
      {asked && (
        <div className="flex flex-col gap-4 p-4">
          <p className="text-fg-2">{t(`why.${asked.how}`)}</p>
          {asked.how === "password" ? (
            <PasswordProof answer={asked.answer} provePassword={provePassword} />
          ) : (
            <OidcProof answer={asked.answer} name={oidcName} />
          )}
        </div>
      )}
    </Sheet>
  );
}

function PasswordProof({ answer, provePassword }: Part & { provePassword: ProveAction }) {
  const t = useTranslations("proof");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const field = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const outcome = await outcomeOf(() => provePassword({ password }));
    setBusy(false);
    setPassword("");
    if (outcome.ok) return answer(true);
    setFailure(outcome);
    field.current?.focus();
  }

  const wrong = failure?.reason === "refused" && failure.refusal === "password-wrong";
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {failure && !wrong && <FailureText failure={failure} />}
      <TextField
        ref={field}
        label={t("password")}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        problem={wrong ? t("wrong") : null}
      />
      <div className="flex justify-end gap-2">
        <Button large onClick={() => answer(false)}>
          {t("cancel")}
        </Button>
        <SubmitButton look="primary" busy={busy}>
          {busy ? t("busy") : t("confirm")}
        </SubmitButton>
      </div>
    </form>
  );
}

function OidcProof({ answer, name }: Part & { name: string | null }) {
  const t = useTranslations("proof");
  const [state, setState] = useState<"asked" | "waiting" | "unreachable">("asked");
  const proved = useEffectEvent(() => answer(true));

  useEffect(() => onProved(() => proved()), []);

  async function open() {
    // Opened in the click itself: a browser blocks windows that come later. What was typed in this page stays here.
    const tab = window.open("", "_blank");
    const begun = await beginOidc({ next: "/proved", fresh: true });
    if (tab !== null && begun.ok && begun.url !== null) {
      tab.location.href = begun.url;
      setState("waiting");
      return;
    }
    tab?.close();
    setState("unreachable");
  }

  return (
    <>
      {state === "unreachable" && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
          {t("unreachable")}
        </p>
      )}
      <p role="status" className="text-fg-2 empty:hidden">
        {state === "waiting" && t("waiting")}
      </p>
      <div className="flex justify-end gap-2">
        <Button large onClick={() => answer(false)}>
          {t("cancel")}
        </Button>
        <Button look="primary" large onClick={open}>
          <ExternalLink size={15} strokeWidth={1.5} aria-hidden />
          {name === null ? t("oidcUnnamed") : t("oidc", { name })}
        </Button>
      </div>
    </>
  );
}
