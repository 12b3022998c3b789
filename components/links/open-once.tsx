"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { SharedView } from "@/lib/domain/shared-image";
import { type Act, type Outcome, outcomeOf } from "../proof/outcome";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Mark } from "../ui/mark";
import { SharedImageView } from "./shared-image-view";

type Opened = { state: "waiting" | "closed" | "failed" | "full" } | { state: "open"; view: SharedView };

/** Names nothing until somebody presses the button; then the view counts, and the image stays on this very page. */
export function OpenOnce({
  token,
  open,
}: {
  token: string;
  open: Act<{ token: string }, SharedView | null>;
}) {
  const t = useTranslations("publicLink");
  const [opened, setOpened] = useState<Opened>({ state: "waiting" });
  const [busy, start] = useTransition();

  function openNow() {
    start(async () => {
      const outcome = await outcomeOf(() => open({ token }));
      if (!outcome.ok) setOpened({ state: isDiskFull(outcome) ? "full" : "failed" });
      else setOpened(outcome.value ? { state: "open", view: outcome.value } : { state: "closed" });
    });
  }

  if (opened.state === "open") return <SharedImageView view={opened.view} />;
  const closed = opened.state === "closed";
  return (
    <div role={closed ? "alert" : undefined}>
      <EmptyState
        sign={<Mark size={40} />}
        title={t(closed ? "closed.title" : "door.title")}
        actions={
          !closed && (
            <Button look="primary" large busy={busy} onClick={openNow}>
              {t(busy ? "door.busy" : "door.open")}
            </Button>
          )
        }
      >
        {t(closed ? "closed.text" : "door.text")}
        {(opened.state === "failed" || opened.state === "full") && (
          <p role="alert" className="mt-2 text-bad">
            {t(`door.${opened.state}`)}
          </p>
        )}
      </EmptyState>
    </div>
  );
}

/** The view could not be counted, so the link did not open. */
function isDiskFull(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && outcome.reason === "refused" && outcome.refusal === "disk-full";
}
