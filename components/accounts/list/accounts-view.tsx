"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/domain/action-result";
import type { ConnectionSummary } from "@/lib/domain/connection";
import { useAnnounce } from "../../ui/announcer";
import { Banner } from "../../ui/banner";
import { Button, buttonClasses } from "../../ui/button";
import { classes } from "../../ui/classes";
import { Dial } from "../../ui/dial";
import { EmptyState } from "../../ui/empty-state";
import { Panel } from "../../ui/panel";
import { accountsQuery } from "../account-queries";
import { NEW_ACCOUNT_PATH } from "../paths";
import type { AccountAct, Told } from "../told";
import { TroubleText } from "../trouble-text";
import { useAct } from "../use-act";
import { ACCOUNT_COLUMNS, AccountRow } from "./account-row";
import { AccountsSummary } from "./accounts-summary";

export type AccountsActs = {
  read: AccountAct<{ connectionId: string; regionId: string | null }, { scopes: number }>;
  pause: AccountAct<{ connectionId: string }>;
  resume: AccountAct<{ connectionId: string }>;
};

/** The accounts page: the ring of all sources, then one row per account. */
export function AccountsView({
  initial,
  ownPassMinutes,
  publicPassMinutes,
  acts,
}: {
  initial: ConnectionSummary[];
  ownPassMinutes: number;
  publicPassMinutes: number;
  acts: AccountsActs;
}) {
  const t = useTranslations("accounts.list");
  const announce = useAnnounce();
  const client = useQueryClient();
  const { data: accounts, error, refetch } = useQuery({ ...accountsQuery, initialData: initial });
  const { busy, trouble, run } = useAct();

  async function act<T>(call: () => Promise<ActionResult<Told<T>>>, words: string) {
    const answer = await run(call);
    if ("value" in answer) announce(words);
    await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
  }

  return (
    <main
      id="main"
      tabIndex={-1}
      className="min-h-0 flex-1 overflow-y-auto border-t border-line bg-surface outline-none"
    >
      <div className="mx-auto max-w-[1280px] px-8 pb-12 narrow:px-6 phone:px-4">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-5">
          <h1 className="text-h1 font-semibold tracking-[-.014em]">{t("title")}</h1>
          {accounts.length > 0 && (
            <Link href={NEW_ACCOUNT_PATH} className={classes(buttonClasses({ look: "primary" }), "ml-auto")}>
              <Plus size={16} strokeWidth={1.5} aria-hidden />
              {t("add")}
            </Link>
          )}
        </div>
        {error && (
          <div className="mb-4">
            <Banner tone="warn" actions={<Button onClick={() => void refetch()}>{t("tryAgain")}</Button>}>
              {t("notRefreshed")}
            </Banner>
          </div>
        )}
        {trouble && (
          <div className="mb-4">
            <TroubleText trouble={trouble} />
          </div>
        )}
        {accounts.length === 0 ? (
          <NoAccounts />
        ) : (
          <>
            <AccountsSummary
              accounts={accounts}
              ownPassMinutes={ownPassMinutes}
              publicPassMinutes={publicPassMinutes}
            />
            <Panel>
              <div
                aria-hidden="true"
                className={classes(
                  ACCOUNT_COLUMNS,
                  "h-[34px] items-center text-small font-medium text-fg-2 phone:hidden!",
                )}
              >
                <span>{t("account")}</span>
                <span>{t("key")}</span>
                <span>{t("health")}</span>
                <span>{t("regions")}</span>
                <span className="text-right">{t("images")}</span>
              </div>
              {accounts.map((account) => {
                const { id: connectionId, name } = account;
                return (
                  <AccountRow
                    key={connectionId}
                    account={account}
                    busy={busy}
                    onRead={(regionId) =>
                      act(() => acts.read({ connectionId, regionId }), t("asked", { name }))
                    }
                    onPause={() => act(() => acts.pause({ connectionId }), t("paused", { name }))}
                    onResume={() => act(() => acts.resume({ connectionId }), t("resumed", { name }))}
                  />
                );
              })}
            </Panel>
          </>
        )}
      </div>
    </main>
  );
}

function NoAccounts() {
  const t = useTranslations("accounts.list");
  return (
    <EmptyState
      sign={<Dial sources={[]} size={96} />}
      title={t("emptyTitle")}
      actions={
        <Link href={NEW_ACCOUNT_PATH} className={buttonClasses({ look: "primary", large: true })}>
          <Plus size={16} strokeWidth={1.5} aria-hidden />
          {t("add")}
        </Link>
      }
    >
      {t("emptyText")}
    </EmptyState>
  );
}
