"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "../../ui/field";
import { leavingQuery } from "../account-queries";
import { useAct } from "../use-act";
import { AccountDialogFrame } from "./account-dialog";
import type { DialogProps } from "./account-dialogs";

/** Removes an account. Says what goes with it, and is confirmed by typing its name. */
export function RemoveDialog({ account, acts, onRemoved, onClose }: DialogProps) {
  const t = useTranslations("accounts.dialog");
  const words = useTranslations("connections");
  const acting = useAct();
  const { id: connectionId, name } = account;
  const [typed, setTyped] = useState("");
  const { data: leaving, error } = useQuery(leavingQuery(connectionId, null));

  async function remove() {
    const answer = await acting.run(() => acts.remove({ connectionId, name: typed }));
    if ("value" in answer) onRemoved(words("act.removed", { count: answer.value.buried }));
  }

  return (
    <AccountDialogFrame
      title={t("remove", { name })}
      submit={t("removeSubmit")}
      danger
      // The server compares as well; here it only keeps an unfinished name from being sent.
      ready={typed.trim().normalize("NFC") === name && (leaving !== undefined || error !== null)}
      acting={acting}
      onSubmit={remove}
      onClose={onClose}
      intro={
        <p role="status">
          {leaving
            ? words("act.removeLeaves", { count: leaving.images })
            : error
              ? t("leavingUnknown")
              : t("counting")}
        </p>
      }
    >
      <TextField
        label={words("field.confirmName")}
        hint={<bdi className="mono">{name}</bdi>}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </AccountDialogFrame>
  );
}
