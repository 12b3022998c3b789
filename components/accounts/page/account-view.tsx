"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { ActionResult } from "@/lib/domain/action-result";
import type { ConnectionPage } from "@/lib/domain/connection";
import { useAnnounce } from "../../ui/announcer";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { CloudTile } from "../../ui/cloud-tile";
import { StatusGlyph } from "../../ui/status-glyph";
import { accountQuery } from "../account-queries";
import { HEALTH_GLYPHS } from "../condition";
import { troublesOf } from "../list/trouble";
import { TroubleBlock } from "../list/trouble-block";
import { ACCOUNTS_PATH, type AccountDialog, accountPath } from "../paths";
import type { Told } from "../told";
import { TroubleText } from "../trouble-text";
import { useAct } from "../use-act";
import { AccountButtons } from "./account-buttons";
import { AccountDialogs, type AccountPageActs } from "./account-dialogs";
import { AccountFacts } from "./account-facts";
import { PassHistory } from "./pass-history";
import { ScopeTable } from "./scope-table";

/** One account: how each of its listings is, what was read lately, and everything that can be done with it. */
export function AccountView({
  initial,
  approved,
  opened,
  acts,
}: {
  initial: ConnectionPage;
  approved: readonly string[];
  /** The dialog that the address asks for. */
  opened: AccountDialog | null;
  acts: AccountPageActs;
}) {
  const t = useTranslations("accounts.page");
  const list = useTranslations("accounts.list");
  const health = useTranslations("connections.health");
  const announce = useAnnounce();
  const router = useRouter();
  const client = useQueryClient();
  const { id: connectionId } = initial.connection;
  const { data, error, refetch } = useQuery({ ...accountQuery(connectionId), initialData: initial });
  const { connection: account, scopes, passes } = data;
  const [dialog, setDialog] = useState(opened);
  const [notice, setNotice] = useState<string | null>(null);
  const { busy, trouble, run } = useAct();
  const { name, state } = account;

  const refresh = () => client.invalidateQueries({ queryKey: ["accounts"] });

  async function act<T>(call: () => Promise<ActionResult<Told<T>>>, words: string) {
    const answer = await run(call);
    if ("value" in answer) announce(words);
    await refresh();
  }

  function openDialog(chosen: AccountDialog) {
    setNotice(null);
    setDialog(chosen);
  }

  function close() {
    setDialog(null);
    // So that a reload, or the address pasted elsewhere, does not open it again.
    if (opened !== null) window.history.replaceState(null, "", accountPath(connectionId));
  }

  const read = (regionId: string | null) =>
    act(() => acts.read({ connectionId, regionId }), list("asked", { name }));

  return (
    <main
      id="main"
      tabIndex={-1}
      className="min-h-0 flex-1 overflow-y-auto border-t border-line bg-surface outline-none"
    >
      <div className="mx-auto max-w-[1280px] px-8 pb-12 narrow:px-6 phone:px-4">
        <Link
          href={ACCOUNTS_PATH}
          className="mt-4 inline-flex min-h-6 items-center gap-1 text-fg-2 hover:text-fg"
        >
          <ChevronLeft size={15} strokeWidth={1.5} aria-hidden />
          {list("title")}
        </Link>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-1 pb-4">
          <CloudTile dialect={account.dialect} large />
          <div className="min-w-0">
            <h1 className="truncate text-h1 font-semibold tracking-[-.014em]">
              <bdi>{name}</bdi>
            </h1>
            <p className="flex items-center gap-1.5 text-fg-2">
              <StatusGlyph glyph={HEALTH_GLYPHS[account.health]} />
              {health(account.health)}
            </p>
          </div>
          <AccountButtons
            account={account}
            busy={busy}
            onRead={() => read(null)}
            onPause={() => act(() => acts.pause({ connectionId }), list("paused", { name }))}
            onResume={() => act(() => acts.resume({ connectionId }), list("resumed", { name }))}
            onOpen={openDialog}
          />
        </div>
        <div className="mb-4 grid gap-3 empty:hidden">
          {error && (
            <Banner tone="warn" actions={<Button onClick={() => void refetch()}>{list("tryAgain")}</Button>}>
              {list("notRefreshed")}
            </Banner>
          )}
          {trouble && <TroubleText trouble={trouble} />}
          {notice && (
            <div role="status">
              <Banner tone="warn" sign={<StatusGlyph glyph="warning" />}>
                {notice}
              </Banner>
            </div>
          )}
          <StateNotice data={data} onKey={() => setDialog("key")} />
          {troublesOf(account.sources).map((one) => (
            <TroubleBlock
              key={one.regions[0]?.regionId}
              trouble={one}
              accountName={name}
              onReadAgain={state === "active" && one.condition === "failing" ? () => void read(null) : null}
            />
          ))}
        </div>
        <AccountFacts account={account} />
        <Part title={t("sources")} note={t("sourcesNote")}>
          <ScopeTable
            scopes={scopes}
            onRead={state === "active" && !busy ? (regionId) => void read(regionId) : null}
          />
        </Part>
        <Part title={t("passes")} note={t("passesNote")}>
          <PassHistory passes={passes} />
        </Part>
      </div>
      <AccountDialogs
        open={dialog}
        account={account}
        approved={approved}
        acts={acts}
        onClose={close}
        onDone={(words, options) => {
          if (options?.stay) setNotice(words);
          else announce(words);
          close();
          void refresh();
        }}
        onRemoved={(words) => {
          announce(words);
          client.removeQueries({ queryKey: ["accounts", connectionId] });
          router.replace(ACCOUNTS_PATH);
        }}
      />
    </main>
  );
}

/** What the whole account waits for: a key, or to be resumed. */
function StateNotice({ data: { connection }, onKey }: { data: ConnectionPage; onKey: () => void }) {
  const t = useTranslations("accounts.page");
  const { health } = connection;
  if (health !== "needs-key" && health !== "needs-attention" && health !== "paused") return null;
  return (
    <Banner
      tone={health === "paused" ? "accent" : "bad"}
      sign={<StatusGlyph glyph={HEALTH_GLYPHS[health]} />}
      actions={health !== "paused" && <Button onClick={onKey}>{t("replaceKey")}</Button>}
    >
      {t(`notice.${health}`)}
    </Banner>
  );
}

function Part({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <section className="pt-6">
      <h2 className="text-body font-semibold">{title}</h2>
      <p className="mb-2.5 text-fg-2">{note}</p>
      {children}
    </section>
  );
}
