"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ConnectionRegion } from "@/lib/domain/connection";
import { ageOf } from "../../ui/age";
import { classes } from "../../ui/classes";
import { useNow, useZone } from "../../ui/clock";
import { StatusGlyph } from "../../ui/status-glyph";
import { exactText, momentText } from "../../ui/time-text";
import { CONDITION_GLYPHS, isTroubled } from "../condition";

/** One region of an account: its state, and how old its newest complete read is. */
export function RegionPill({ source, href }: { source: ConnectionRegion; href: string }) {
  const t = useTranslations("connections.condition");
  const zone = useZone();
  const { condition, regionId, readAt } = source;
  const bad = isTroubled(condition);
  const exact = readAt === null ? "" : ` · ${exactText(readAt, zone)}`;
  return (
    <Link
      href={href}
      title={`${t(condition)}${exact}`}
      className={classes(
        "inline-flex h-6 max-w-full items-center gap-1.5 rounded-sm px-2 text-small text-fg phone:h-8",
        bad ? "bg-bad-soft" : "inset-ring inset-ring-line-strong hover:bg-hover",
      )}
    >
      <StatusGlyph glyph={CONDITION_GLYPHS[condition]} />
      <span className="mono truncate">{regionId}</span>
      <span className="sr-only">{t(condition)}</span>
      <RegionAge source={source} bad={bad} />
    </Link>
  );
}

function RegionAge({ source, bad }: { source: ConnectionRegion; bad: boolean }) {
  const t = useTranslations("accounts.pill");
  const spans = useTranslations("common.span");
  const now = useNow();
  const zone = useZone();
  const { progress, readAt } = source;
  if (progress !== null && readAt === null) {
    return <span className="text-fg-3">{t("images", { count: progress.images })}</span>;
  }
  if (readAt === null) return <span className={bad ? "text-bad" : "text-fg-3"}>{t("never")}</span>;
  if (bad) return <span className="text-bad">{momentText(readAt, now, zone)}</span>;
  const { unit, count } = ageOf(readAt, now);
  const young = unit === "minutes" && count === 0;
  return <span className="whitespace-nowrap text-fg-3">{young ? t("now") : spans(unit, { count })}</span>;
}
