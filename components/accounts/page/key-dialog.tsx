"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { KeyFields, TemporaryKeyFields } from "../key-fields";
import type { TypedKey } from "../told";
import { credentialsOf, NO_KEY } from "../typed-key";
import { problemsIn, useAct } from "../use-act";
import { AccountDialogFrame } from "./account-dialog";
import type { DialogProps } from "./account-dialogs";

/** A new key in the place of the old one, which stays until the cloud has accepted the new one. */
export function KeyDialog({ account, acts, onDone, onClose }: DialogProps) {
  const t = useTranslations("accounts.dialog");
  const words = useTranslations("connections");
  const acting = useAct();
  const { id: connectionId, dialect, expiresAt } = account;
  const [typed, setTyped] = useState<TypedKey>(NO_KEY);
  const problems = problemsIn(acting.trouble);
  const onChange = (change: Partial<TypedKey>) => setTyped({ ...typed, ...change });
  const temporary = expiresAt !== null || problems.some(({ field }) => /\.(?:token|expiresAt)$/.test(field));

  async function rotate() {
    const answer = await acting.run(() =>
      acts.rotateKey({ connectionId, credentials: credentialsOf(typed) }),
    );
    if ("value" in answer) {
      if (answer.value.sameAccount === true) return onDone(t("keyReplaced"));
      return onDone(words("act.sameAccountUntold"), { stay: true });
    }
    setTyped({ ...typed, secret: "", token: "" });
  }

  return (
    <AccountDialogFrame
      title={t("key")}
      intro={
        <>
          <p>{t("keyIntro")}</p>
          <p className="mt-1">{words(`where.${dialect}.place`)}</p>
        </>
      }
      submit={t("keySubmit")}
      acting={acting}
      onSubmit={rotate}
      onClose={onClose}
    >
      <KeyFields dialect={dialect} typed={typed} problems={problems} onChange={onChange} />
      <details open={temporary || undefined}>
        <summary className="min-h-6 w-max text-accent">{t("temporary")}</summary>
        <div className="mt-3 grid gap-4">
          <TemporaryKeyFields dialect={dialect} typed={typed} problems={problems} onChange={onChange} />
        </div>
      </details>
    </AccountDialogFrame>
  );
}
