"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useState } from "react";
import type { History } from "@/lib/domain/change";

const FreshFields = createContext<ReadonlySet<string>>(new Set());

/**
 * Knows which fields changed while the page is open: what a look brought is marked where it stands, so that nobody has
 * to compare by eye.
 */
export function FreshChanges({ history, children }: { history: History; children: ReactNode }) {
  const newestId = history.changes.at(0)?.id ?? 0;
  const [knownId] = useState(newestId);
  const fresh = history.changes.filter(({ id }) => id > knownId);
  const fields = new Set(fresh.flatMap((change) => change.fields.map(({ field }) => field)));
  return <FreshFields value={fields}>{children}</FreshFields>;
}

/** A value, marked when it changed while the page is open. `field` null: never. */
export function FreshMark({ field, children }: { field: string | null; children: ReactNode }) {
  const t = useTranslations("detail");
  const fields = useContext(FreshFields);
  if (field === null || !fields.has(field)) return children;
  return (
    <mark className="-mx-1 block rounded-sm bg-accent-soft px-1 text-inherit" title={t("changedJustNow")}>
      {children}
      <span className="sr-only"> ({t("changedJustNow")})</span>
    </mark>
  );
}
