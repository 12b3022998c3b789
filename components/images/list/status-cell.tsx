"use client";
"use no memo"; // A row is drawn anew when its image is another one: what was kept of the last would be kept in vain.

import { useTranslations } from "next-intl";
import { useNow, useZone } from "@/components/ui/clock";
import { Missing, UnknownWord } from "@/components/ui/missing";
import { glyphOf, StatusGlyph } from "@/components/ui/status-glyph";
import { dayText, momentText } from "@/components/ui/time-text";
import { inTransition } from "@/lib/domain/image";
import type { ImageRow } from "@/lib/domain/image-list";
import { wordOf } from "@/lib/domain/mapped";
import type { RowShape } from "./row-shape";

const DAY_MS = 86_400_000;

/** Glyph and our word; below it only what is not well: the age, the progress, or the cloud's own word. */
export function StatusCell({ row, shape }: { row: ImageRow; shape: RowShape }) {
  const t = useTranslations("list.row");
  const words = useTranslations("word.status");
  const { status } = row;
  const word = wordOf(status);
  return (
    <>
      <span className="flex items-center gap-1.5 leading-4 phone:justify-end">
        <StatusGlyph glyph={glyphOf(word)} />
        {status === "not-reported" ? (
          <Missing kind="not-reported" />
        ) : status.value === "unknown" ? (
          <span className="min-w-0 truncate">
            <UnknownWord raw={status.raw} />
          </span>
        ) : (
          <span className="truncate">{words(status.value)}</span>
        )}
        {shape === "one-line" && <Warning row={row} />}
        {inTransition(row) && row.progressPercent !== null && (
          <span className="text-fg-3">{t("progress", { percent: row.progressPercent })}</span>
        )}
      </span>
      <SecondLine row={row} />
    </>
  );
}

/** In a row of one line a dot stands for a second line that warns. */
function Warning({ row }: { row: ImageRow }) {
  const t = useTranslations("list.row");
  const now = useNow();
  const zone = useZone();
  const since = longSince(row, now);
  if (!row.old && since === null) return null;
  const words = row.old
    ? t("asOf", { time: momentText(row.readAt, now, zone) })
    : t("since", { date: dayText(since?.iso ?? "", since?.zone === "assumed" ? "utc" : zone) });
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      className="size-1.5 flex-none rounded-full bg-warn-mark"
    />
  );
}

/** Since when an image is being made, when that is longer than a day; else null. */
function longSince({ status, createdAt }: ImageRow, now: number): ImageRow["createdAt"] {
  if (status === "not-reported" || createdAt === null) return null;
  const beingMade = status.value === "creating" || status.value === "importing";
  return beingMade && now - Date.parse(createdAt.iso) > DAY_MS ? createdAt : null;
}

function SecondLine({ row }: { row: ImageRow }) {
  const t = useTranslations("list.row");
  const now = useNow();
  const zone = useZone();
  const { status } = row;
  if (row.old) {
    return (
      <span className={`${SECOND} text-micro text-warn`} title={t("old")}>
        {t("asOf", { time: momentText(row.readAt, now, zone) })}
      </span>
    );
  }
  if (status === "not-reported") return null;
  if (inTransition(row)) {
    const started = longSince(row, now);
    if (started) {
      return (
        <span className={`${SECOND} text-micro text-warn`}>
          {t("since", { date: dayText(started.iso, started.zone === "assumed" ? "utc" : zone) })}
        </span>
      );
    }
    return <ProgressBar percent={row.progressPercent} />;
  }
  const well = status.value === "available" || status.value === "in-use" || status.value === "unknown";
  if (well || status.raw === null) return null;
  return <bdi className={`${SECOND} mono text-micro! text-fg-3`}>{status.raw}</bdi>;
}

/** Hidden by style in a row of one line, as the server does not know the shape of the rows. */
const SECOND = "block truncate compact:hidden phone:text-right";

/** Without a number a third of the bar slides; with reduced motion it stands still. */
function ProgressBar({ percent }: { percent: number | null }) {
  return (
    <span
      aria-hidden="true"
      className="mt-[5px] block compact:hidden h-1 w-[76px] overflow-hidden rounded-[2px] bg-track phone:ml-auto"
    >
      {percent === null ? (
        <span className="ml-[22%] block h-full w-[34%] animate-slide rounded-[2px] bg-accent" />
      ) : (
        <span
          className="block h-full bg-accent"
          style={{ width: `${Math.max(0, Math.min(100, percent))}%` }}
        />
      )}
    </span>
  );
}
