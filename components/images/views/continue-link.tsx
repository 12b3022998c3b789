"use client";

import { useQueryClient } from "@tanstack/react-query";
import { History, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { outcomeOf } from "@/components/proof/outcome";
import { readFilter } from "@/lib/domain/image-filter";
import { listPathOf } from "@/lib/domain/list-address";
import type { ViewShelf } from "@/lib/domain/view";
import { filterText } from "../filter-text";
import type { Translate } from "../translate";
import { type ViewActs, viewsQuery } from "./use-views";

/** The link to a state of the list, in the words of its view or of its filter, with a button that forgets it. */
export function ContinueLink({
  shelf,
  last,
  accounts,
  keepLast,
}: {
  shelf: ViewShelf;
  last: NonNullable<ViewShelf["last"]>;
  /** Display names of accounts, by their ids. */
  accounts: Record<string, string>;
  keepLast: ViewActs["keepLast"];
}) {
  const t: Translate = useTranslations();
  const client = useQueryClient();
  const view = [...shelf.own, ...shelf.team].find((saved) => saved.address === last.address);
  const sentences = filterText(readFilter(new URLSearchParams(last.address)), t, accounts);
  const words = view
    ? t("views.continue.view", { name: view.name })
    : sentences.length > 0
      ? t("views.continue.state", { filter: sentences.join(t("export.filter.join")) })
      : t("views.continue.plain");

  function dismiss(): void {
    client.setQueryData(viewsQuery.queryKey, (before) => before && { ...before, last: null });
    // Not done is no harm: it is offered again the next time.
    void outcomeOf(() => keepLast({ address: null }));
  }

  return (
    <span className="flex max-w-full min-w-0 items-center rounded-md bg-accent-soft text-accent">
      <Link
        href={listPathOf(last.address)}
        title={words}
        className="flex h-7 min-w-0 items-center gap-1.5 rounded-l-md pl-2 text-accent no-underline hover:underline phone:h-9"
      >
        <History size={15} strokeWidth={1.5} aria-hidden className="flex-none" />
        <bdi className="truncate">{words}</bdi>
      </Link>
      <button
        type="button"
        aria-label={t("views.continue.dismiss")}
        title={t("views.continue.dismiss")}
        onClick={dismiss}
        className="grid size-7 flex-none place-items-center rounded-r-md hover:bg-fg/6 phone:size-9"
      >
        <X size={14} strokeWidth={1.5} aria-hidden />
      </button>
    </span>
  );
}
