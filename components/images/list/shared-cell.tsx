"use client";
"use no memo"; // A row is drawn anew when its image is another one: what was kept of the last would be kept in vain.

import { useTranslations } from "next-intl";
import { MeterBar } from "@/components/ui/meter";
import { Missing } from "@/components/ui/missing";
import { useRelativeTime } from "@/components/ui/relative-time";
import type { ImageRow } from "@/lib/domain/image-list";
import { wordOf } from "@/lib/domain/mapped";
import type { RowShape } from "./row-shape";

/**
 * With how many accounts the image is shared, of how many. What the cloud counts is shown even where the documents
 * say that it should not be there; without a count, words say why there is none. Where the limit comes from, and when
 * it was asked, is in the title.
 */
export function SharedCell({ row, shape }: { row: ImageRow; shape: RowShape }) {
  const { used, limit } = row.sharing;
  return (
    <>
      {shape === "card" && <Label />}
      {used === null ? <WithoutCount row={row} /> : <Count sharing={row.sharing} used={used} limit={limit} />}
    </>
  );
}

/** A card has no head that names its columns. */
function Label() {
  const t = useTranslations("list.row");
  return <span className="leading-[14px] text-fg-3">{t("shared")}</span>;
}

function Count({
  sharing,
  used,
  limit,
}: {
  sharing: ImageRow["sharing"];
  used: number;
  limit: number | null;
}) {
  const t = useTranslations("list.row");
  const missing = useTranslations("common.missing");
  const asked = useAsked(sharing);
  const tags = {
    u: (words: React.ReactNode) => words,
    d: (words: React.ReactNode) => <span className="text-fg-3">{words}</span>,
  };
  const left = () => {
    if (limit === null) return missing("none-published.hint");
    return used > limit ? t("over", { used, limit, over: used - limit }) : t("left", { count: limit - used });
  };
  return (
    <span
      className="grid gap-1 leading-[14px] compact:flex compact:items-center compact:gap-2"
      title={[left(), limit !== null && t(`basis.${sharing.limitBasis}`), asked].filter(Boolean).join(" · ")}
    >
      <span className="whitespace-nowrap">
        {limit === null
          ? t.rich("sharedNoLimit", { used, ...tags })
          : t.rich("sharedOf", { used, limit, ...tags })}
      </span>
      <MeterBar used={used} limit={limit} />
    </span>
  );
}

/** When the detail round asked, and why it could not the last time. */
function useAsked({ askedAt, askFailure }: ImageRow["sharing"]): string {
  const t = useTranslations("list.row");
  const reasons = useTranslations("failure.short");
  const { text } = useRelativeTime(askedAt ?? new Date(0).toISOString());
  const asked = askedAt === null ? t("notAsked") : t("asked", { ago: text });
  return askFailure === null ? asked : `${asked} · ${t("askFailed", { reason: reasons(askFailure) })}`;
}

function WithoutCount({ row }: { row: ImageRow }) {
  const t = useTranslations("list.row");
  const asked = useAsked(row.sharing);
  const { audience, targets } = row.sharing;
  const word = wordOf(audience);
  if (word === "everyone") return <span className={GREY}>{t("everyone")}</span>;
  if (row.ownership.value === "shared") return <Missing kind="owner-only" className={GREY} />;
  if (word === "owner-only") {
    return (
      <span className={GREY} title={asked}>
        {t("notShared")}
      </span>
    );
  }
  if (word === "named-targets")
    return (
      <span className="block truncate" title={`${t("someAccounts")} · ${asked}`}>
        {t("someAccounts")}
      </span>
    );
  if (targets === "not-asked" && row.sharing.askFailure !== null) {
    return (
      <span className={GREY} title={asked}>
        {t("couldNotAsk")}
      </span>
    );
  }
  return <Missing kind={targets === "known" ? "not-reported" : targets} className={GREY} />;
}

const GREY = "block truncate text-fg-3";
