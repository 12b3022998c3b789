"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { type Act, type OutcomeFailure, outcomeOf } from "../proof/outcome";
import { PASSWORD_REFUSALS, useProblems } from "../proof/use-problems";
import { sendPassword } from "../sign-in/send-sign-in";
import { TextField } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";

export type AcceptLinkAction = Act<{ token: string; password: string }, { email: string }>;

/** Chooses a password by a one-time link and signs in with it. */
export function NewPasswordForm({
  token,
  email,
  kind,
  accept,
}: {
  token: string;
  email: string;
  kind: "invitation" | "reset";
  accept: AcceptLinkAction;
}) {
  const t = useTranslations("welcome.link");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { general, at } = useProblems(failure, {
    invalid: { password: t("invalid") },
    refusals: { password: PASSWORD_REFUSALS },
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    const outcome = await outcomeOf(() => accept({ token, password }));
    if (outcome.ok) {
      const entered = await sendPassword({ email: outcome.value.email, password });
      location.assign(entered.ok ? "/images" : "/sign-in");
      return;
    }
    setBusy(false);
    setPassword("");
    setFailure(outcome);
    field.current?.focus();
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {general && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad [overflow-wrap:anywhere]">
          {general}
        </p>
      )}
      {/* For password managers: whose password this is. */}
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        readOnly
        value={email}
      />
      <TextField
        ref={field}
        label={t(`password.${kind}`)}
        hint={t("hint")}
        type="password"
        name="password"
        autoComplete="new-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        problem={at("password")}
      />
      <SubmitButton look="primary" busy={busy}>
        {busy ? t("busy") : t("submit")}
      </SubmitButton>
    </form>
  );
}
