"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { FailureText } from "../proof/failure-text";
import { type Act, type OutcomeFailure, outcomeOf } from "../proof/outcome";
import { PageSection } from "../shell/page-section";
import { useAnnounce } from "../ui/announcer";
import { Button } from "../ui/button";
import { RelativeTime } from "../ui/relative-time";
import { Tag } from "../ui/tag";
import { browserName } from "./browser-name";

/** An open sign-in. Moments are ISO 8601. */
export type OwnSignIn = {
  id: string;
  method: "password" | "oidc";
  userAgent: string;
  address: string | null;
  createdAt: string;
  seenAt: string;
  /** The one that shows this page. */
  present: boolean;
};

/** The open sign-ins of whoever looks: each can be ended, and all of them at once. */
export function SignInList({
  signIns,
  end,
  endOthers,
  endAll,
}: {
  signIns: OwnSignIn[];
  end: Act<{ sessionId: string }>;
  endOthers: Act<void>;
  endAll: Act<void>;
}) {
  const t = useTranslations("me.signIns");
  const router = useRouter();
  const announce = useAnnounce();
  const [busy, start] = useTransition();
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);

  function run(call: () => ReturnType<Act<void>>, words: string) {
    start(async () => {
      const outcome = await outcomeOf(call);
      setFailure(outcome.ok ? null : outcome);
      if (outcome.ok) announce(words);
      router.refresh();
    });
  }

  function leave() {
    start(async () => {
      const outcome = await outcomeOf(() => endAll());
      // A whole page load, so that nothing of the signed-in state stays in memory.
      if (outcome.ok) location.assign("/sign-in");
      else setFailure(outcome);
    });
  }

  return (
    <PageSection
      title={t("title")}
      intro={t("intro")}
      actions={
        <>
          {signIns.length > 1 && (
            <Button busy={busy} onClick={() => run(() => endOthers(), t("othersEnded"))}>
              {t("endOthers")}
            </Button>
          )}
          <Button look="danger" busy={busy} onClick={leave}>
            {t("endAll")}
          </Button>
        </>
      }
    >
      {failure && (
        <div className="p-4 pb-0">
          <FailureText failure={failure} />
        </div>
      )}
      <ul>
        {signIns.map((signIn) => (
          <li
            key={signIn.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2.5 last:border-0"
          >
            <div className="min-w-0 flex-1 basis-56" title={signIn.userAgent}>
              <div className="flex flex-wrap items-center gap-2">
                <BrowserWords userAgent={signIn.userAgent} />
                {signIn.present && <Tag tone="accent">{t("present")}</Tag>}
              </div>
              <div className="text-small text-fg-3">
                {t("since")} <RelativeTime at={signIn.createdAt} />
                {" · "}
                {t(`method.${signIn.method}`)}
                {signIn.address !== null && (
                  <>
                    {" · "}
                    <bdi className="mono">{signIn.address}</bdi>
                  </>
                )}
              </div>
            </div>
            <div className="text-fg-2">
              {t("seen")} <RelativeTime at={signIn.seenAt} />
            </div>
            {!signIn.present && (
              <Button busy={busy} onClick={() => run(() => end({ sessionId: signIn.id }), t("ended"))}>
                {t("end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

function BrowserWords({ userAgent }: { userAgent: string }) {
  const t = useTranslations("me.signIns");
  const { browser, system } = browserName(userAgent);
  if (browser !== null && system !== null) return t("browser", { browser, system });
  return browser ?? system ?? t("unknown");
}
