"use client";

import { useTranslations } from "next-intl";
import { cloudOf, DIALECTS } from "@/lib/domain/cloud";
import { CATALOG } from "@/lib/providers/catalog";
import { useAct } from "../use-act";
import { DialectName, LegacyNotice } from "../wizard/cloud-step";
import { AccountDialogFrame } from "./account-dialog";
import type { DialogProps } from "./account-dialogs";

/** Lets an account speak its cloud's other API. */
export function DialectDialog({ account, acts, onDone, onClose }: DialogProps) {
  const t = useTranslations("accounts.dialog");
  const acting = useAct();
  const { id: connectionId, dialect, endpoints } = account;
  const other = DIALECTS.find((one) => one !== dialect && cloudOf(one) === cloudOf(dialect));
  if (other === undefined) return null;

  async function change(to: NonNullable<typeof other>) {
    const answer = await acting.run(() => acts.switchDialect({ connectionId, dialect: to }));
    if ("value" in answer) onDone(t("dialectSwitched"));
  }

  return (
    <AccountDialogFrame
      title={t("dialect")}
      submit={t("dialectSubmit")}
      acting={acting}
      onSubmit={() => change(other)}
      onClose={onClose}
      intro={
        <>
          <p>
            {t.rich("dialectIntro", {
              from: () => (
                <b className="font-semibold text-fg">
                  <DialectName dialect={dialect} />
                </b>
              ),
              to: () => (
                <b className="font-semibold text-fg">
                  <DialectName dialect={other} />
                </b>
              ),
            })}
          </p>
          {endpoints.length > 0 && <p className="mt-2">{t("dialectDropsEndpoints")}</p>}
        </>
      }
    >
      {CATALOG[other].legacy && <LegacyNotice />}
    </AccountDialogFrame>
  );
}
