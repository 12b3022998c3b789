"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useTransition } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { refText } from "@/lib/domain/ref-text";
import type { Shown } from "./use-list";
import type { Selection } from "./use-selection";

const loadReader = () => import("./fetch-refs");

/** The box in the head: selects the whole result, not only what is in sight, and says how many that were. */
export function SelectAll({ shown, selection }: { shown: Shown; selection: Selection }) {
  const t = useTranslations("list.selection");
  const announce = useAnnounce();
  const box = useRef<HTMLInputElement>(null);
  const [reading, start] = useTransition();
  const { list, address } = shown;
  const { selected } = selection;
  const all =
    list.total > 0 && selected.size >= list.total && list.rows.every(({ ref }) => selected.has(refText(ref)));
  const some = selected.size > 0 && !all;

  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);

  function onChange() {
    if (all) return selection.clear();
    start(async () => {
      const reader = await loadReader().catch(() => null);
      if (reader && list.total > reader.MOST_AT_ONCE)
        return announce(t("tooMany", { most: reader.MOST_AT_ONCE }));
      const refs = await reader?.fetchRefs(address, list.total).catch(() => null);
      if (!refs) return announce(t("failed"));
      selection.select(refs, true);
      announce(t("all", { count: refs.length }));
    });
  }

  return (
    <input
      ref={box}
      type="checkbox"
      className="checkbox"
      checked={all}
      aria-busy={reading}
      aria-label={t("allBox", { count: list.total })}
      onChange={onChange}
    />
  );
}
