"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { isLocale, type Locale } from "@/i18n/locale";
import type { Feed } from "@/lib/domain/feed";
import { FailureText } from "../proof/failure-text";
import { type Act, type OutcomeFailure, outcomeOf } from "../proof/outcome";
import { PageSection } from "../shell/page-section";
import { useAnnounce } from "../ui/announcer";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { RelativeTime } from "../ui/relative-time";
import { SubmitButton } from "../ui/submit-button";
import { ToldOnce } from "../ui/told-once";

/** The feeds of whoever looks: a new one's address is shown once, each can be revoked. */
export function FeedList({
  feeds,
  query,
  shows,
  make,
  revoke,
}: {
  feeds: Feed[];
  /** The filter of the next feed, as the changes page writes it, and in words. */
  query: string;
  shows: string;
  make: Act<{ name: string; query: string; lang: Locale }, { url: string }>;
  revoke: Act<{ id: string }>;
}) {
  const t = useTranslations("me.feeds");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const [busy, start] = useTransition();
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const [name, setName] = useState("");

  function makeOne() {
    start(async () => {
      const lang = isLocale(locale) ? locale : "en";
      const outcome = await outcomeOf(() => make({ name: name.trim(), query, lang }));
      setFailure(outcome.ok ? null : outcome);
      if (!outcome.ok) return;
      setMade(outcome.value.url);
      setName("");
      router.refresh();
    });
  }

  function revokeOne(id: string) {
    start(async () => {
      const outcome = await outcomeOf(() => revoke({ id }));
      setFailure(outcome.ok ? null : outcome);
      if (outcome.ok) announce(t("revoked"));
      router.refresh();
    });
  }

  return (
    <div id="feeds" className="mt-6 scroll-mt-4">
      <PageSection title={t("title")} intro={t("intro")}>
        <form
          className="flex flex-col gap-3 border-b border-line p-4"
          onSubmit={(event) => {
            event.preventDefault();
            makeOne();
          }}
        >
          {failure && <FailureText failure={failure} />}
          <p className="text-fg-2">{t("filter", { filter: shows })}</p>
          <div className="flex flex-wrap items-start gap-3">
            <TextField
              label={t("name")}
              hint={t("nameHint")}
              className="flex-1 basis-60"
              required
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <SubmitButton busy={busy} className="mt-[26px]">
              {t("make")}
            </SubmitButton>
          </div>
          {made !== null && (
            <ToldOnce
              value={made}
              label={t("address")}
              hint={t("made")}
              words={{ copy: t("copy"), copied: t("copied"), copyFailed: t("copyFailed") }}
            />
          )}
        </form>
        {feeds.length === 0 ? (
          <p className="p-4 text-fg-3">{t("none")}</p>
        ) : (
          <ul aria-label={t("list")}>
            {feeds.map((feed) => (
              <li
                key={feed.id}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2.5 last:border-0"
              >
                <div className="min-w-0 flex-1 basis-56 [overflow-wrap:anywhere]">
                  <bdi className="font-medium">{feed.name}</bdi>
                  <div className="text-small text-fg-3">
                    {t("madeAt")} <RelativeTime at={feed.createdAt} /> · {t("usedAt")}{" "}
                    {feed.usedAt === null ? t("never") : <RelativeTime at={feed.usedAt} />}
                  </div>
                </div>
                <Button
                  look="danger"
                  busy={busy}
                  aria-label={t("revokeOf", { name: feed.name })}
                  onClick={() => revokeOne(feed.id)}
                >
                  {t("revoke")}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </PageSection>
    </div>
  );
}
