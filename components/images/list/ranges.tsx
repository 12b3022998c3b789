"use client";

import { useTranslations } from "next-intl";
import { useNow } from "@/components/ui/clock";
import type { ImageFilter } from "@/lib/domain/image-filter";
import { dayEnd, daysBefore, sizeEnd } from "./range-ends";
import { RangeForm } from "./range-form";
import type { ChangeFilter } from "./use-list-address";

/** Total size of the disks, GiB. */
export function SizeRange({ filter, change }: { filter: ImageFilter; change: ChangeFilter }) {
  const t = useTranslations("list.range");
  const facets = useTranslations("list.facets");
  const { fromGiB, toGiB } = filter.size ?? { fromGiB: null, toGiB: null };
  return (
    <RangeForm
      name={facets("size")}
      unit="GiB"
      from={fromGiB}
      to={toGiB}
      read={sizeEnd}
      problem={t("sizeProblem")}
      ready={[
        { words: t("upTo", { size: "40 GiB" }), from: null, to: 40 },
        { words: t("over", { size: "100 GiB" }), from: 101, to: null },
        { words: t("over", { size: "500 GiB" }), from: 501, to: null },
        { words: t("over", { size: "1 TiB" }), from: 1025, to: null },
      ]}
      onChange={(range) =>
        change((now) => ({ ...now, size: range && { fromGiB: range.from, toGiB: range.to } }))
      }
    />
  );
}

/** Day of creation, UTC. */
export function CreatedRange({ filter, change }: { filter: ImageFilter; change: ChangeFilter }) {
  const t = useTranslations("list.range");
  const facets = useTranslations("list.facets");
  const today = new Date(useNow()).toISOString().slice(0, 10);
  return (
    <RangeForm
      name={facets("created")}
      from={filter.created?.from ?? null}
      to={filter.created?.to ?? null}
      read={dayEnd}
      problem={t("dayProblem")}
      ready={[
        ...[7, 30, 90].map((days) => ({
          words: t("lastDays", { days }),
          from: daysBefore(today, days),
          to: null,
        })),
        { words: t("olderThanYears", { years: 2 }), from: null, to: daysBefore(today, 731) },
      ]}
      onChange={(range) => change((now) => ({ ...now, created: range }))}
    />
  );
}
