"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId } from "react";
import { useFocusProblem } from "../../proof/use-focus-problem";
import { Button } from "../../ui/button";
import { Sheet } from "../../ui/sheet";
import { TroubleText } from "../trouble-text";
import { type Acting, problemsIn } from "../use-act";

/** A dialog with one form: what it asks, what went wrong, its two buttons. */
export function AccountDialogFrame({
  title,
  intro,
  submit,
  danger = false,
  ready = true,
  acting,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  intro?: ReactNode;
  /** The words of the button that does it. */
  submit: string;
  danger?: boolean;
  ready?: boolean;
  acting: Pick<Acting, "busy" | "trouble">;
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const t = useTranslations("accounts.dialog");
  const form = useId();
  const { busy, trouble } = acting;
  const fields = useFocusProblem(trouble);
  const atFields = problemsIn(trouble).length > 0;

  function send(event: FormEvent) {
    event.preventDefault();
    if (ready && !busy) onSubmit();
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      place="middle"
      footer={
        <div className="flex justify-end gap-2">
          <Button large onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            type="submit"
            form={form}
            look={danger ? "danger" : "primary"}
            large
            busy={busy}
            disabled={!ready}
          >
            {busy ? t("busy") : submit}
          </Button>
        </div>
      }
    >
      {/* Sent before the page is alive, a form without a method would put a secret into the address. */}
      <form
        ref={fields}
        id={form}
        method="post"
        noValidate
        autoComplete="off"
        onSubmit={send}
        className="grid gap-4 p-4"
      >
        {intro && <div className="text-fg-2 [overflow-wrap:anywhere]">{intro}</div>}
        {trouble && !atFields && <TroubleText trouble={trouble} />}
        {children}
      </form>
    </Sheet>
  );
}
