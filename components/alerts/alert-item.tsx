"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Alert, type AlertCause, alertPath } from "@/lib/domain/alert";
import { distributionName } from "../images/distribution-name";
import { Button } from "../ui/button";
import { useZone } from "../ui/clock";
import { CloudTile } from "../ui/cloud-tile";
import { ForeignText } from "../ui/foreign-text";
import { RelativeTime } from "../ui/relative-time";
import { StatusGlyph } from "../ui/status-glyph";
import { clockText, dayText } from "../ui/time-text";

/** How long an alert may be muted, days. */
const MUTE_DAYS = [1, 7, 30] as const;

/** One alert: why, since when, where to do something about it, and for an admin how to have peace from it. */
export function AlertItem({
  alert,
  muted,
  busy,
  mute,
}: {
  alert: Alert;
  muted: boolean;
  busy: boolean;
  mute: ((id: string, days: number | null) => void) | null;
}) {
  const t = useTranslations("alerts");
  const zone = useZone();
  const { id, cause, openedAt, mutedUntil, mutedBy } = alert;
  return (
    <li className="flex items-start gap-2.5 px-4 py-2">
      {cause.kind === "release" ? (
        <StatusGlyph glyph="warning" className="mx-[5px] mt-1" />
      ) : (
        <CloudTile dialect={cause.dialect} />
      )}
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <Link href={pathFor(cause, mute !== null)} className="font-medium hover:underline">
          <Title cause={cause} />
        </Link>
        <p className="text-fg-2">
          <Why cause={cause} />
        </p>
        {cause.kind === "sharing" && (
          <p className="text-small text-fg-3">
            <bdi>{cause.connectionName}</bdi> <bdi className="mono">{cause.ref.regionId}</bdi>
          </p>
        )}
        <p className="text-small text-fg-3">
          {t.rich("since", { time: () => <RelativeTime at={openedAt} /> })}
          {muted &&
            mutedUntil !== null &&
            ` · ${t("mutedUntil", { day: `${dayText(mutedUntil, zone)} ${clockText(mutedUntil, zone)}`, by: mutedBy ?? "" })}`}
        </p>
        {mute &&
          (muted ? (
            <Button look="ghost" className="-ml-2" busy={busy} onClick={() => mute(id, null)}>
              {t("unmute")}
            </Button>
          ) : (
            <details>
              <summary className="text-small text-accent">{t("mute")}</summary>
              <div className="flex flex-wrap gap-1 py-1">
                {MUTE_DAYS.map((days) => (
                  <Button key={days} busy={busy} onClick={() => mute(id, days)}>
                    {t("muteDays", { days })}
                  </Button>
                ))}
              </div>
            </details>
          ))}
      </div>
    </li>
  );
}

/** Accounts are admins' pages; whoever may not open them gets to the images of the source. */
function pathFor(cause: AlertCause, manages: boolean): string {
  if (cause.kind !== "source" || manages) return alertPath(cause);
  return `/images?${new URLSearchParams({ account: cause.connectionId, region: cause.regionId })}`;
}

function Title({ cause }: { cause: AlertCause }) {
  switch (cause.kind) {
    case "connection":
      return <bdi>{cause.connectionName}</bdi>;
    case "source":
      return (
        <>
          <bdi>{cause.connectionName}</bdi> <bdi className="mono">{cause.regionId}</bdi>
        </>
      );
    case "sharing":
      return <ForeignText text={cause.imageName?.trim() || cause.ref.imageId} />;
    case "release": {
      const [name = "", ...rest] = cause.release.split(" ");
      return <bdi>{[distributionName(name), ...rest].join(" ")}</bdi>;
    }
  }
}

function Why({ cause }: { cause: AlertCause }) {
  const t = useTranslations("alerts.why");
  switch (cause.kind) {
    case "connection":
      return t(`connection.${cause.why}`);
    case "source":
      return cause.readAt === null
        ? t("sourceNever")
        : t.rich("source", { time: () => <RelativeTime at={cause.readAt ?? ""} /> });
    case "sharing":
      return t("sharing", { used: cause.used, limit: cause.limit });
    case "release":
      return t("release", { day: cause.endsOn, count: cause.images });
  }
}
