"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { readFilter, writeFilter } from "@/lib/domain/image-filter";
import type { ImageWindow } from "@/lib/domain/image-list";
import { getJson } from "../list/fetch-images";

/** So long a count is told again without asking, milliseconds: a menu that is opened twice asks once. */
const FRESH_MS = 30_000;

/** How many images a view finds now; "…" while that is asked, and a word where it could not be. */
export function ViewCount({ address }: { address: string }) {
  const t = useTranslations("views.count");
  const filter = writeFilter(readFilter(new URLSearchParams(address))).toString();
  const { data: total, isError } = useQuery({
    queryKey: ["view-count", filter],
    queryFn: ({ signal }) => countImages(filter, signal),
    staleTime: FRESH_MS,
  });
  if (total !== undefined) {
    return (
      <span className="flex-none px-1 text-small text-fg-2 tabular-nums">
        {t("images", { count: total })}
      </span>
    );
  }
  return isError ? (
    <span className="flex-none px-1 text-small text-fg-3">{t("failed")}</span>
  ) : (
    <span className="flex-none px-1 text-small text-fg-3">
      <span aria-hidden="true">…</span>
      <span className="sr-only">{t("asking")}</span>
    </span>
  );
}

/** A stretch of no rows tells how many there are. */
async function countImages(filter: string, signal: AbortSignal): Promise<number> {
  const params = new URLSearchParams(filter);
  params.set("only", "rows");
  params.set("limit", "0");
  // Our own server's answer, typed by the same function that made it.
  const { total } = (await getJson(`/api/images?${params}`, signal)) as ImageWindow;
  return total;
}
