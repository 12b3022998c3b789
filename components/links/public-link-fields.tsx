"use client";

import { useTranslations } from "next-intl";
import { LONGEST_NOTE, MOST_VIEWS } from "@/lib/domain/share-link";
import { TextField } from "../ui/field";
import { Segments } from "../ui/segments";

/** What a person types and chooses for a public link. `hours` null: they did not choose yet. */
export type PublicWishes = { hours: number | null; views: string; note: string };

/** The limit of views that was typed; null for none. */
export function viewLimitOf(text: string): number | null | "wrong" {
  const typed = text.trim();
  if (typed === "") return null;
  const limit = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  return limit >= 1 && limit <= MOST_VIEWS ? limit : "wrong";
}

/** When a public link ends, how often it opens, and a note for one's own list. */
export function PublicLinkFields({
  spans,
  wishes,
  disabled,
  onChange,
}: {
  /** Hours to choose from. */
  spans: number[];
  wishes: PublicWishes & { hours: number };
  disabled: boolean;
  onChange: (changed: Partial<PublicWishes>) => void;
}) {
  const t = useTranslations("share");
  return (
    <>
      <div className="flex flex-col items-start gap-1.5">
        <span className="font-medium" aria-hidden>
          {t("expires")}
        </span>
        <Segments
          label={t("expires")}
          value={String(wishes.hours)}
          onChange={(hours) => onChange({ hours: Number(hours) })}
          choices={spans.map((hours) => ({
            value: String(hours),
            words:
              hours % 24 === 0 ? t("span.days", { count: hours / 24 }) : t("span.hours", { count: hours }),
          }))}
        />
      </div>
      <div className="grid grid-cols-[130px_minmax(0,1fr)] gap-3">
        <TextField
          label={t("views")}
          placeholder={t("noLimit")}
          inputMode="numeric"
          autoComplete="off"
          value={wishes.views}
          disabled={disabled}
          problem={viewLimitOf(wishes.views) === "wrong" ? t("viewsWrong", { most: MOST_VIEWS }) : undefined}
          onChange={(event) => onChange({ views: event.currentTarget.value })}
        />
        <TextField
          label={t("note")}
          hint={t("noteHint")}
          autoComplete="off"
          maxLength={LONGEST_NOTE}
          value={wishes.note}
          disabled={disabled}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      </div>
    </>
  );
}
