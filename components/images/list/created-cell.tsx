"use client";

import { useTranslations } from "next-intl";
import { useZone } from "@/components/ui/clock";
import { Missing } from "@/components/ui/missing";
import { RelativeTime } from "@/components/ui/relative-time";
import { dayText, exactText, type Zone } from "@/components/ui/time-text";
import type { ImageRow } from "@/lib/domain/image-list";
import type { CloudTime } from "@/lib/domain/time";
import { TwoLines } from "./two-lines";

/** When the image was created, and below it how long ago the cloud last told of it. */
export function CreatedCell({ row }: { row: ImageRow }) {
  const zone = useZone();
  return (
    <TwoLines
      first={
        row.createdAt === null ? <Missing kind="no-value" /> : <Created at={row.createdAt} zone={zone} />
      }
      second={<RelativeTime at={row.readAt} />}
    />
  );
}

function Created({ at, zone }: { at: CloudTime; zone: Zone }) {
  const t = useTranslations("common.time");
  // A time without a stated zone stays as the cloud wrote it.
  const stated = at.zone === "stated";
  const written = /^\d{4}-\d{2}-\d{2}/.exec(at.raw)?.[0];
  const title = stated ? exactText(at.iso, zone) : t("zoneNotStated", { time: at.raw });
  return (
    <time dateTime={stated ? at.iso : undefined} title={title}>
      {stated ? dayText(at.iso, zone) : (written ?? at.raw)}
    </time>
  );
}
