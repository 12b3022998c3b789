"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { EndpointFields } from "../endpoint-fields";
import { KeyFields, TemporaryKeyFields } from "../key-fields";
import type { TypedKey } from "../told";
import { credentialsOf, NO_KEY } from "../typed-key";
import { problemsIn, useAct } from "../use-act";
import { AccountDialogFrame } from "./account-dialog";
import type { DialogProps } from "./account-dialogs";

/** Other hosts for an account's regions. The key is typed again, so that a stored one never signs for a new host. */
export function EndpointsDialog({ account, approved, acts, onDone, onClose }: DialogProps) {
  const t = useTranslations("accounts.dialog");
  const acting = useAct();
  const { id: connectionId, dialect, regions } = account;
  const [endpoints, setEndpoints] = useState(account.endpoints);
  const [typed, setTyped] = useState<TypedKey>(NO_KEY);
  const problems = problemsIn(acting.trouble);
  const onChange = (change: Partial<TypedKey>) => setTyped({ ...typed, ...change });
  const same = JSON.stringify(endpoints) === JSON.stringify(account.endpoints);

  async function change() {
    const credentials = credentialsOf(typed);
    const answer = await acting.run(() => acts.changeEndpoints({ connectionId, endpoints, credentials }));
    if ("value" in answer) return onDone(t("endpointsChanged"));
    setTyped({ ...typed, secret: "", token: "" });
  }

  return (
    <AccountDialogFrame
      title={t("endpoints")}
      intro={t("endpointsIntro")}
      submit={t("endpointsSubmit")}
      ready={!same}
      acting={acting}
      onSubmit={change}
      onClose={onClose}
    >
      <EndpointFields
        dialect={dialect}
        regions={regions}
        approved={approved}
        endpoints={endpoints}
        problems={problems}
        onChange={setEndpoints}
      />
      <KeyFields dialect={dialect} typed={typed} problems={problems} onChange={onChange} />
      <details open={problems.some(({ field }) => /\.(?:token|expiresAt)$/.test(field)) || undefined}>
        <summary className="min-h-6 w-max text-accent">{t("temporary")}</summary>
        <div className="mt-3 grid gap-4">
          <TemporaryKeyFields dialect={dialect} typed={typed} problems={problems} onChange={onChange} />
        </div>
      </details>
    </AccountDialogFrame>
  );
}
