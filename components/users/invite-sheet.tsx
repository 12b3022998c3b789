"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Role } from "@/lib/domain/role";
import type { OutcomeFailure } from "../proof/outcome";
import { useFocusProblem } from "../proof/use-focus-problem";
import { useProblems } from "../proof/use-problems";
import { useProof } from "../proof/use-proof";
import { Button } from "../ui/button";
import { SelectField, TextField } from "../ui/field";
import { Sheet } from "../ui/sheet";
import { SubmitButton } from "../ui/submit-button";
import type { IssuedLink, UserActs } from "./user-acts";

type Props = {
  invite: UserActs["invite"];
  onInvited: (name: string, link: IssuedLink) => void;
  onClose: () => void;
};

/** Asks whom to invite. What was typed stays after a refusal. */
export function InviteSheet({ open, ...props }: Props & { open: boolean }) {
  const t = useTranslations("users.invite");
  return (
    <Sheet open={open} onClose={props.onClose} title={t("title")} place="small">
      <InviteForm {...props} />
    </Sheet>
  );
}

const EMPTY: { email: string; name: string; role: Role } = { email: "", name: "", role: "viewer" };

function InviteForm({ invite, onInvited, onClose }: Props) {
  const t = useTranslations("users.invite");
  const roles = useTranslations("shell.roles");
  const prove = useProof();
  const [form, setForm] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const fields = useFocusProblem(failure);
  const { general, at } = useProblems(failure, {
    invalid: { email: t("invalid.email"), name: t("invalid.name"), role: t("invalid.role") },
    refusals: { email: ["email-taken"] },
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    const outcome = await prove(() => invite(form));
    setBusy(false);
    if (outcome.ok) onInvited(form.name, outcome.value);
    else setFailure(outcome);
  }

  return (
    <form ref={fields} method="post" onSubmit={submit} className="flex flex-col gap-4 p-4">
      {general && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad [overflow-wrap:anywhere]">
          {general}
        </p>
      )}
      <TextField
        label={t("email")}
        type="email"
        name="email"
        autoComplete="off"
        required
        maxLength={320}
        value={form.email}
        onChange={(event) => setForm({ ...form, email: event.target.value })}
        problem={at("email")}
      />
      <TextField
        label={t("name")}
        name="name"
        autoComplete="off"
        required
        maxLength={80}
        value={form.name}
        onChange={(event) => setForm({ ...form, name: event.target.value })}
        problem={at("name")}
      />
      <SelectField
        label={t("role")}
        name="role"
        value={form.role}
        onChange={(event) => setForm({ ...form, role: event.target.value === "admin" ? "admin" : "viewer" })}
        choices={(["viewer", "admin"] as const).map((value) => ({ value, words: roles(value) }))}
        hint={t(`roleHint.${form.role}`)}
        problem={at("role")}
      />
      <div className="flex justify-end gap-2">
        <Button large onClick={onClose}>
          {t("cancel")}
        </Button>
        <SubmitButton look="primary" busy={busy}>
          {busy ? t("busy") : t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
