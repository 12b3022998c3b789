"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Headroom, STANDINGS, type Standing } from "@/lib/domain/boards/headroom";
import { type HeadroomAddress, standingFilter } from "@/lib/domain/boards/headroom-address";
import { listPath } from "@/lib/domain/links";
import { Segments } from "../ui/segments";

/** Which images the table shows: all, or those of one standing, each with how many there are. */
export function StandingChoice({
  board,
  address,
  choose,
}: {
  board: Headroom;
  address: HeadroomAddress;
  choose: (standing: Standing | null) => void;
}) {
  const t = useTranslations("headroom.standing");
  const shown = STANDINGS.filter(
    (standing) => board.standings[standing] > 0 || standing === address.standing,
  );
  const filter = address.standing && standingFilter(address.cloud, address.standing);
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Segments
        label={t("label")}
        value={address.standing ?? "all"}
        choices={[
          { value: "all" as const, words: t("choice", { words: t("all"), count: board.total }) },
          ...shown.map((value) => ({
            value,
            words: t("choice", { words: t(value), count: board.standings[value] }),
          })),
        ]}
        onChange={(standing) => choose(standing === "all" ? null : standing)}
      />
      {filter && (
        <Link href={listPath(filter)} prefetch={false} className="text-small">
          {t("inList")}
        </Link>
      )}
    </div>
  );
}
