"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type Act, type OutcomeFailure, outcomeOf } from "../proof/outcome";
import { useFocusProblem } from "../proof/use-focus-problem";
import { PASSWORD_REFUSALS, useProblems } from "../proof/use-problems";
import { PageSection } from "../shell/page-section";
import { useAnnounce } from "../ui/announcer";
import { TextField } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";

export type ChangePasswordAction = Act<{ present: string; next: string }>;

const EMPTY = { present: "", next: "" };

/** Changes one's own password. Neither field keeps what was typed, whatever comes of it. */
export function PasswordForm({ email, change }: { email: string; change: ChangePasswordAction }) {
  const t = useTranslations("me.password");
  const router = useRouter();
  const announce = useAnnounce();
  const [form, setForm] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const fields = useFocusProblem(failure);
  const { general, at } = useProblems(failure, {
    invalid: { present: t("invalid.present"), next: t("invalid.next") },
    refusals: { present: ["password-wrong"], next: PASSWORD_REFUSALS },
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    const outcome = await outcomeOf(() => change(form));
    setBusy(false);
    setForm(EMPTY);
    if (!outcome.ok) return setFailure(outcome);
    announce(t("changed"));
    router.refresh();
  }

  return (
    <PageSection title={t("title")} intro={t("intro")}>
      <form ref={fields} method="post" onSubmit={submit} className="flex max-w-[400px] flex-col gap-4 p-4">
        {general && (
          <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad [overflow-wrap:anywhere]">
            {general}
          </p>
        )}
        {/* For password managers: whose password this is. */}
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <TextField
          label={t("present")}
          type="password"
          name="present"
          autoComplete="current-password"
          required
          value={form.present}
          onChange={(event) => setForm({ ...form, present: event.target.value })}
          problem={at("present")}
        />
        <TextField
          label={t("next")}
          hint={t("hint")}
          type="password"
          name="next"
          autoComplete="new-password"
          required
          value={form.next}
          onChange={(event) => setForm({ ...form, next: event.target.value })}
          problem={at("next")}
        />
        <div>
          <SubmitButton look="primary" busy={busy}>
            {busy ? t("busy") : t("submit")}
          </SubmitButton>
        </div>
      </form>
    </PageSection>
  );
}
