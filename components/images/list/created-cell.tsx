"use client";
"use no memo"; // A row is drawn anew when its image is another one: what was kept of the last would be kept in vain.

import { useTranslations } from "next-intl";
import { useZone } from "@/components/ui/clock";
import { Missing } from "@/components/ui/missing";
import { useRelativeTime } from "@/components/ui/relative-time";
import { dayText, exactText, type Zone } from "@/components/ui/time-text";
import type { ImageRow } from "@/lib/domain/image-list";
import type { CloudTime } from "@/lib/domain/time";
import { FIRST_LINE, SECOND_LINE } from "./two-lines";

/** When the image was created, and below it how long ago anything about it changed. */
export function CreatedCell({ row }: { row: ImageRow }) {
  const zone = useZone();
  return (
    <>
      {row.createdAt === null ? (
        <Missing kind="no-value" className={`${FIRST_LINE} text-fg-3`} />
      ) : (
        <Created at={row.createdAt} zone={zone} />
      )}
      <Changed row={row} />
    </>
  );
}

/** Since when a list tells it as it does now; what never changed has been so since it was first seen here. */
function Changed({ row }: { row: ImageRow }) {
  const t = useTranslations("list.row");
  const at = row.changedAt ?? row.firstSeenAt;
  const { text, exact } = useRelativeTime(at);
  return (
    <time
      dateTime={at}
      className={SECOND_LINE}
      title={t(row.changedAt === null ? "firstSeenAt" : "changedAt", { time: exact })}
    >
      {text}
    </time>
  );
}

function Created({ at, zone }: { at: CloudTime; zone: Zone }) {
  const t = useTranslations("common.time");
  // A time without a stated zone stays as the cloud wrote it.
  const stated = at.zone === "stated";
  const written = /^\d{4}-\d{2}-\d{2}/.exec(at.raw)?.[0];
  const title = stated ? exactText(at.iso, zone) : t("zoneNotStated", { time: at.raw });
  return (
    <time dateTime={stated ? at.iso : undefined} title={title} className={FIRST_LINE}>
      {stated ? dayText(at.iso, zone) : (written ?? at.raw)}
    </time>
  );
}
