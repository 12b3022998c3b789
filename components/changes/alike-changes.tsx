"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { ChangeGroup } from "@/lib/domain/changes-page";
import { Button } from "../ui/button";
import { ForeignText } from "../ui/foreign-text";
import { ChangedImage } from "./changed-image";
import { fetchGroup } from "./fetch-changes";

/** Names that a folded group mentions. */
const NAMED = 3;

/** The images of a group: a few of their names while it is folded, else all that were asked for. */
export function AlikeChanges({
  group,
  address,
  asOf,
  folded,
}: {
  group: ChangeGroup;
  address: string;
  asOf: number;
  folded: boolean;
}) {
  const t = useTranslations("changes");
  const id = useId();
  const [open, setOpen] = useState(!folded);
  const more = useInfiniteQuery({
    queryKey: ["changes-group", address, asOf, group.id],
    queryFn: ({ pageParam, signal }) =>
      fetchGroup(address, { group: group.id, before: pageParam, asOf }, signal),
    initialPageParam: group.rows.at(-1)?.id ?? 0,
    getNextPageParam: ({ next }) => next,
    enabled: open && folded,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const rows = [...group.rows, ...(more.data?.pages.flatMap((page) => page.rows) ?? [])];
  const left = group.count - rows.length;

  return (
    <>
      {folded && (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="rounded-sm text-left text-small text-accent hover:underline phone:min-h-9"
        >
          {open ? t("fold") : t("unfold", { count: group.count })}
        </button>
      )}
      <div id={id}>
        {open ? (
          <ul className="mt-1 flex flex-col gap-1.5">
            {rows.map((row) => (
              <li key={row.id}>
                <ChangedImage change={row} />
              </li>
            ))}
          </ul>
        ) : (
          <div className="text-small text-fg-3 [overflow-wrap:anywhere]">
            {group.rows.slice(0, NAMED).map(({ id: rowId, imageName, ref }, position) => (
              <span key={rowId}>
                {position > 0 && t("join")}
                <ForeignText text={imageName?.trim() || ref.imageId} />
              </span>
            ))}
            {" …"}
          </div>
        )}
      </div>
      {open && folded && left > 0 && (
        <Button
          look="ghost"
          className="mt-1"
          busy={more.isFetching}
          onClick={() => void (more.isError ? more.refetch() : more.fetchNextPage())}
        >
          {more.isError ? t("failedMore") : t("moreAlike", { count: left })}
        </Button>
      )}
    </>
  );
}
