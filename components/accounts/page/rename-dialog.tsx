"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "../../ui/field";
import { problemOf } from "../told";
import { problemsIn, useAct } from "../use-act";
import { AccountDialogFrame } from "./account-dialog";
import type { DialogProps } from "./account-dialogs";

export function RenameDialog({ account, acts, onDone, onClose }: DialogProps) {
  const t = useTranslations("accounts.dialog");
  const words = useTranslations("connections");
  const acting = useAct();
  const [name, setName] = useState(account.name);
  const problem = problemOf(problemsIn(acting.trouble), "name");

  async function rename() {
    const answer = await acting.run(() => acts.rename({ connectionId: account.id, name }));
    if ("value" in answer) onDone(t("renamed"));
  }

  return (
    <AccountDialogFrame
      title={t("rename")}
      submit={t("renameSubmit")}
      acting={acting}
      onSubmit={rename}
      onClose={onClose}
    >
      <TextField
        label={words("field.name")}
        problem={problem && words(`problem.${problem}`)}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </AccountDialogFrame>
  );
}
