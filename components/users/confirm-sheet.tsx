"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Sheet } from "../ui/sheet";
import type { Person } from "./user-acts";

export type UserAct = "makeAdmin" | "makeViewer" | "disable" | "enable" | "remove";
export type Asked = { act: UserAct; person: Person };

/** Says what an act means before it is done. */
export function ConfirmSheet({
  asked,
  onClose,
  onConfirm,
}: {
  asked: Asked | null;
  onClose: () => void;
  onConfirm: (asked: Asked) => void;
}) {
  const t = useTranslations("users");
  return (
    <Sheet
      open={asked !== null}
      onClose={onClose}
      title={asked ? t(`confirm.${asked.act}.title`, { name: asked.person.name }) : ""}
      place="small"
    >
      {asked && (
        <div className="flex flex-col gap-4 p-4">
          <p className="text-fg-2">{t(`confirm.${asked.act}.text`)}</p>
          <div className="flex justify-end gap-2">
            <Button large onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button
              large
              look={asked.act === "remove" || asked.act === "disable" ? "danger" : "primary"}
              onClick={() => onConfirm(asked)}
            >
              {t(`acts.${asked.act}`)}
            </Button>
          </div>
        </div>
      )}
    </Sheet>
  );
}
