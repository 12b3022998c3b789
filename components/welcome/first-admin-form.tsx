"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type Act, type OutcomeFailure, outcomeOf } from "../proof/outcome";
import { useFocusProblem } from "../proof/use-focus-problem";
import { PASSWORD_REFUSALS, useProblems } from "../proof/use-problems";
import { sendPassword } from "../sign-in/send-sign-in";
import { TextField } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";

export type FirstAdminAction = Act<{ code: string; name: string; email: string; password: string }>;

const EMPTY = { code: "", name: "", email: "", password: "" };

/**
 * Makes the first admin and signs them in. After a refusal everything that was typed stays but the password, and the
 * code where it was the code that was refused.
 */
export function FirstAdminForm({ create }: { create: FirstAdminAction }) {
  const t = useTranslations("welcome");
  const [form, setForm] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const fields = useFocusProblem(failure);
  const { general, at } = useProblems(failure, {
    invalid: {
      code: t("invalid.code"),
      name: t("invalid.name"),
      email: t("invalid.email"),
      password: t("invalid.password"),
    },
    refusals: { code: ["code-wrong", "code-expired"], password: PASSWORD_REFUSALS },
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    const outcome = await outcomeOf(() => create(form));
    if (outcome.ok) {
      const entered = await sendPassword(form);
      // Made, though perhaps not signed in: then the sign-in page is the place to go on.
      location.assign(entered.ok ? "/images" : "/sign-in");
      return;
    }
    setBusy(false);
    setFailure(outcome);
    const codeRefused = outcome.reason === "refused" && outcome.refusal.startsWith("code-");
    setForm({ ...form, password: "", code: codeRefused ? "" : form.code });
  }

  const field = (name: keyof typeof EMPTY) => ({
    name,
    label: t(name),
    required: true,
    value: form[name],
    problem: at(name),
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  });

  return (
    <form ref={fields} method="post" onSubmit={submit} className="flex flex-col gap-4">
      {general && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad [overflow-wrap:anywhere]">
          {general}
        </p>
      )}
      <TextField
        {...field("code")}
        hint={t("codeHint")}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={100}
      />
      <TextField {...field("name")} autoComplete="name" maxLength={80} />
      <TextField {...field("email")} type="email" autoComplete="username" maxLength={320} />
      <TextField
        {...field("password")}
        hint={t("passwordHint")}
        type="password"
        autoComplete="new-password"
      />
      <SubmitButton look="primary" busy={busy}>
        {busy ? t("busy") : t("submit")}
      </SubmitButton>
    </form>
  );
}
