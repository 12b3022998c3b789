"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Bell as BellSign } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { Alert } from "@/lib/domain/alert";
import { FailureText } from "../proof/failure-text";
import { type Act, type OutcomeFailure, outcomeOf } from "../proof/outcome";
import { useNow } from "../ui/clock";
import { Popover } from "../ui/popover";
import { AlertItem } from "./alert-item";
import { alertsQuery } from "./alerts-query";

export type MuteAct = Act<{ id: string; days: number | null }>;

/** What needs a look, behind a bell that is grey and silent while nothing does. `mute`: for an admin. */
export function Bell({ mute }: { mute: MuteAct | null }) {
  const t = useTranslations("alerts");
  const client = useQueryClient();
  const { data, isError } = useQuery(alertsQuery);
  const [busy, start] = useTransition();
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const nowMs = useNow();
  const alerts = data?.alerts ?? [];
  const isMuted = ({ mutedUntil }: Alert) => mutedUntil !== null && Date.parse(mutedUntil) > nowMs;
  const loud = alerts.filter((alert) => !isMuted(alert));
  const muted = alerts.filter(isMuted);

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
    <Popover
      label={t("title")}
      align="end"
      trigger={
        <button
          type="button"
          aria-label={loud.length > 0 ? t("bell", { count: loud.length }) : t("title")}
          title={t("title")}
          className="relative grid h-7 min-w-7 grid-flow-col place-items-center gap-1 rounded-md px-1 text-fg-2 phone:gap-0.5 hover:bg-line hover:text-fg phone:h-9 phone:min-w-9"
        >
          <BellSign size={16} strokeWidth={1.5} aria-hidden />
          {loud.length > 0 && <span className="text-small font-medium text-warn">{loud.length}</span>}
        </button>
      }
    >
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
    </Popover>
  );
}
