"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { type AlertTarget, MOST_TARGETS } from "@/lib/domain/alert";
import { FailureText } from "../proof/failure-text";
import { type Act, type OutcomeFailure, outcomeOf } from "../proof/outcome";
import { useProof } from "../proof/use-proof";
import { PageSection } from "../shell/page-section";
import { useAnnounce } from "../ui/announcer";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { RelativeTime } from "../ui/relative-time";
import { StatusGlyph } from "../ui/status-glyph";
import { SubmitButton } from "../ui/submit-button";
import { ToldOnce } from "../ui/told-once";

export type WebhookActs = {
  add: Act<{ name: string; url: string }, { secret: string }>;
  drop: Act<{ id: string }>;
  test: Act<{ id: string }>;
};

/** Web addresses that are told of alerts, each with how its last message went. A secret is shown once. */
export function WebhookList({ targets, acts }: { targets: AlertTarget[]; acts: WebhookActs }) {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const announce = useAnnounce();
  const prove = useProof();
  const [busy, start] = useTransition();
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [url, setUrl] = useState("");

  function add() {
    start(async () => {
      const outcome = await prove(() => acts.add({ name: name.trim(), url: url.trim() }));
      setFailure(outcome.ok ? null : outcome);
      if (!outcome.ok) return;
      setSecret(outcome.value.secret);
      setName("");
      setUrl("");
      router.refresh();
    });
  }

  function run(call: () => ReturnType<Act<void>>, words: string) {
    start(async () => {
      const outcome = await outcomeOf(call);
      setFailure(outcome.ok ? null : outcome);
      if (outcome.ok) announce(words);
      router.refresh();
    });
  }

  return (
    <PageSection title={t("title")} intro={t("intro")}>
      {failure && (
        <div className="p-4 pb-0">
          <FailureText failure={failure} />
        </div>
      )}
      {targets.length > 0 && (
        <ul aria-label={t("title")}>
          {targets.map((target) => (
            <li
              key={target.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2.5 last:border-0"
            >
              <div className="min-w-0 flex-1 basis-64 [overflow-wrap:anywhere]">
                <bdi className="font-medium">{target.name}</bdi>
                <div className="text-small text-fg-2">
                  <bdi className="mono">{target.url}</bdi>
                </div>
                <LastDelivery target={target} />
              </div>
              <Button
                busy={busy}
                aria-label={t("testOf", { name: target.name })}
                onClick={() => run(() => acts.test({ id: target.id }), t("testing"))}
              >
                {t("test")}
              </Button>
              <Button
                look="danger"
                busy={busy}
                aria-label={t("removeOf", { name: target.name })}
                onClick={() => run(() => acts.drop({ id: target.id }), t("removed"))}
              >
                {t("remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {secret !== null && (
        <ToldOnce
          value={secret}
          label={t("secret")}
          hint={t("secretHint")}
          words={{ copy: t("copy"), copied: t("copied"), copyFailed: t("copyFailed") }}
          className="m-4 mb-0"
        />
      )}
      {targets.length < MOST_TARGETS ? (
        <form
          className="flex flex-wrap items-start gap-3 p-4"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextField
            label={t("name")}
            className="flex-1 basis-40"
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <TextField
            label={t("url")}
            hint={t("urlHint")}
            className="flex-[2] basis-64"
            required
            maxLength={1000}
            spellCheck={false}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
          <SubmitButton busy={busy} className="mt-[26px]">
            {t("add")}
          </SubmitButton>
        </form>
      ) : (
        <p className="p-4 text-fg-2">{t("full", { most: MOST_TARGETS })}</p>
      )}
    </PageSection>
  );
}

function LastDelivery({ target: { last, signs } }: { target: AlertTarget }) {
  const t = useTranslations("webhooks.last");
  if (!signs) return <p className="text-small text-bad">{t("noSecret")}</p>;
  if (last === null) return <p className="text-small text-fg-3">{t("none")}</p>;
  const { outcome, status, problem, triedAt, createdAt, attempts } = last;
  const result =
    status !== null ? t("status", { status }) : problem !== null ? t(`problem.${problem}`) : t("notYet");
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-small text-fg-2">
      <StatusGlyph glyph={outcome === "delivered" ? "ok" : outcome === "waiting" ? "progress" : "failed"} />
      <span>{t(`outcome.${outcome}`, { attempts })}</span>
      <span className="text-fg-3">
        {result} · <RelativeTime at={triedAt ?? createdAt} />
      </span>
    </p>
  );
}
