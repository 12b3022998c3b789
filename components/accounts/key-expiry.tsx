"use client";

import { useTranslations } from "next-intl";
import type { ConnectionSummary } from "@/lib/domain/connection";
import { classes } from "../ui/classes";
import { useNow, useZone } from "../ui/clock";
import { exactText, momentText } from "../ui/time-text";

/** When a temporary key ends; amber within a day of it, red after it. Nothing for a key that does not end. */
export function KeyExpiry({
  account: { expiry, expiresAt },
}: {
  account: Pick<ConnectionSummary, "expiry" | "expiresAt">;
}) {
  const t = useTranslations("connections.expiry");
  const now = useNow();
  const zone = useZone();
  if (expiry === null || expiresAt === null) return null;
  return (
    <div
      title={exactText(expiresAt, zone)}
      className={classes(
        "text-micro",
        expiry === "later" ? "text-fg-3" : expiry === "soon" ? "text-warn" : "text-bad",
      )}
    >
      {t(expiry, { time: momentText(expiresAt, now, zone) })}
    </div>
  );
}
