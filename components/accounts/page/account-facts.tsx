import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ConnectionSummary } from "@/lib/domain/connection";
import { CATALOG } from "@/lib/providers/catalog";
import { RelativeTime } from "../../ui/relative-time";
import { KeyExpiry } from "../key-expiry";
import { DialectName } from "../wizard/cloud-step";

/** Whose key it is, which API it is used with, where it may not read. */
export function AccountFacts({ account }: { account: ConnectionSummary }) {
  const t = useTranslations("accounts.facts");
  const { accountId, dialect, keyHint, endpoints, missingRights, createdAt } = account;
  const twoDialects = CATALOG[dialect].cloud === "tencent-cvm";
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3">
      <Fact name={t("owner")}>
        {accountId === null ? (
          <span className="text-fg-3">{t("ownerUntold")}</span>
        ) : (
          <span className="mono">{accountId}</span>
        )}
      </Fact>
      <Fact name={t("key")}>
        <span className="mono">{keyHint}</span>
        <KeyExpiry account={account} />
      </Fact>
      {twoDialects && (
        <Fact name={t("dialect")}>
          <DialectName dialect={dialect} />
        </Fact>
      )}
      {endpoints.length > 0 && (
        <Fact name={t("endpoints")}>
          {endpoints.map(({ regionId, host }) => (
            <div key={regionId} className="mono">
              {regionId} → {host}
            </div>
          ))}
        </Fact>
      )}
      {missingRights.length > 0 && (
        <Fact name={t("missingRights")}>
          {missingRights.map((right) => (
            <div key={right} className="mono text-warn">
              {right}
            </div>
          ))}
        </Fact>
      )}
      <Fact name={t("since")}>
        <RelativeTime at={createdAt} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-small text-fg-3">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
