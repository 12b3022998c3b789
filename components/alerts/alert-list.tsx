"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { type Alert, isMuted } from "@/lib/domain/alert";
import { FailureText } from "../proof/failure-text";
import { type OutcomeFailure, outcomeOf } from "../proof/outcome";
import { useNow } from "../ui/clock";
import { AlertItem } from "./alert-item";
import { alertsQuery } from "./alerts-query";
import type { MuteAct } from "./bell";

/** The open alerts, and folded below them the muted ones. */
export function AlertList({ mute }: { mute: MuteAct | null }) {
  const t = useTranslations("alerts");
  const client = useQueryClient();
  const { data, isError } = useQuery(alertsQuery);
  const [busy, start] = useTransition();
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const nowMs = useNow();
  const alerts = data?.alerts ?? [];
  const loud = alerts.filter((alert) => !isMuted(alert, nowMs));
  const muted = alerts.filter((alert) => isMuted(alert, nowMs));

  function muteFor(id: string, days: number | null) {
    if (!mute) return;
    start(async () => {
      const outcome = await outcomeOf(() => mute({ id, days }));
      setFailure(outcome.ok ? null : outcome);
      await client.invalidateQueries(alertsQuery);
    });
  }

  const items = (found: Alert[], areMuted: boolean) =>
    found.map((alert) => (
      <AlertItem key={alert.id} alert={alert} muted={areMuted} busy={busy} mute={mute && muteFor} />
    ));

  return (
    <div className="py-2">
      <h2 className="px-4 py-1 font-semibold">{t("title")}</h2>
      {failure && (
        <div className="px-4 py-1">
          <FailureText failure={failure} />
        </div>
      )}
      {isError && !data && <p className="px-4 py-1 text-bad">{t("failed")}</p>}
      {data && loud.length === 0 && <p className="px-4 py-1 text-fg-2">{t("none")}</p>}
      {loud.length > 0 && <ul>{items(loud, false)}</ul>}
      {muted.length > 0 && (
        <details className="mt-1 border-t border-line px-4 pt-2">
          <summary className="text-fg-2">{t("muted", { count: muted.length })}</summary>
          <ul className="-mx-4">{items(muted, true)}</ul>
        </details>
      )}
    </div>
  );
}
