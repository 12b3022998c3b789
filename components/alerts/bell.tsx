"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell as BellSign } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { isMuted } from "@/lib/domain/alert";
import type { Act } from "../proof/outcome";
import { useNow } from "../ui/clock";
import { Popover } from "../ui/popover";
import { alertsQuery } from "./alerts-query";

/** Most pages are left without a look at it. */
const AlertList = dynamic(() => import("./alert-list").then(({ AlertList }) => AlertList), { ssr: false });

export type MuteAct = Act<{ id: string; days: number | null }>;

/** What needs a look, behind a bell that is grey and silent while nothing does. `mute`: for an admin. */
export function Bell({ mute }: { mute: MuteAct | null }) {
  const t = useTranslations("alerts");
  const { data, isError } = useQuery(alertsQuery);
  const nowMs = useNow();
  // Nothing known is not nothing to look at.
  const unknown = isError && !data;
  const loud = data?.alerts.filter((alert) => !isMuted(alert, nowMs)).length ?? 0;
  return (
    <Popover
      label={t("title")}
      align="end"
      trigger={
        <button
          type="button"
          aria-label={loud > 0 ? t("bell", { count: loud }) : t(unknown ? "failed" : "title")}
          title={t(unknown ? "failed" : "title")}
          className="relative grid h-7 min-w-7 grid-flow-col place-items-center gap-1 rounded-md px-1 text-fg-2 phone:gap-0.5 hover:bg-line hover:text-fg phone:h-9 phone:min-w-9"
        >
          <BellSign size={16} strokeWidth={1.5} aria-hidden />
          {loud > 0 && <span className="text-small font-medium text-warn">{loud}</span>}
          {unknown && <span className="text-small font-medium text-fg-3">?</span>}
        </button>
      }
    >
      <AlertList mute={mute} />
    </Popover>
  );
}
