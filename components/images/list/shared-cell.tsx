"use client";

import { useTranslations } from "next-intl";
import { MeterBar } from "@/components/ui/meter";
import { Missing } from "@/components/ui/missing";
import type { ImageRow } from "@/lib/domain/image-list";
import { wordOf } from "@/lib/domain/mapped";

/**
 * With how many accounts the image is shared, of how many. What the cloud counts is shown even where the documents
 * say that it should not be there; without a count, words say why there is none.
 */
export function SharedCell({ row }: { row: ImageRow }) {
  const t = useTranslations("list.row");
  const { used, limit } = row.sharing;
  return (
    <span className="phone:flex phone:items-baseline phone:gap-1.5">
      <span className="hidden leading-[14px] text-fg-3 phone:inline">{t("shared")}</span>
      {used === null ? <WithoutCount row={row} /> : <Count used={used} limit={limit} />}
    </span>
  );
}

function Count({ used, limit }: { used: number; limit: number | null }) {
  const t = useTranslations("list.row");
  const missing = useTranslations("common.missing");
  const tags = {
    u: (words: React.ReactNode) => <span>{words}</span>,
    d: (words: React.ReactNode) => <span className="text-fg-3">{words}</span>,
  };
  return (
    <span className="grid gap-1 leading-[14px]" title={title()}>
      <span>
        {limit === null
          ? t.rich("sharedNoLimit", { used, ...tags })
          : t.rich("sharedOf", { used, limit, ...tags })}
      </span>
      <span className="compact:hidden">
        <MeterBar used={used} limit={limit} />
      </span>
    </span>
  );

  function title(): string {
    if (limit === null) return missing("none-published.hint");
    return used > limit ? t("over", { used, limit, over: used - limit }) : t("left", { count: limit - used });
  }
}

function WithoutCount({ row }: { row: ImageRow }) {
  const t = useTranslations("list.row");
  const { audience, targets } = row.sharing;
  const word = wordOf(audience);
  if (word === "everyone") return <span className="text-fg-3">{t("everyone")}</span>;
  if (row.ownership.value === "shared") return <Missing kind="owner-only" />;
  if (word === "owner-only") return <span className="text-fg-3">{t("notShared")}</span>;
  if (word === "named-targets") return <span>{t("someAccounts")}</span>;
  return <Missing kind={targets === "known" ? "not-reported" : targets} />;
}
