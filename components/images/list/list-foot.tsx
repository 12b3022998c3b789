"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";
import { useKeysChoice } from "./use-keys";

/** Which rows are in sight, and the keys. */
export function ListFoot({
  from,
  to,
  total,
  tool,
}: {
  from: number;
  to: number;
  total: number;
  /** Stands behind the range. */
  tool?: ReactNode;
}) {
  const t = useTranslations("list.foot");
  const [keysOn] = useKeysChoice();
  return (
    <footer className="flex h-9 flex-none items-center gap-3.5 border-t border-line px-4 text-small whitespace-nowrap text-fg-2 phone:hidden">
      <span>{t("range", { from, to, total })}</span>
      {tool}
      {keysOn && (
        <span className="ml-auto flex gap-3 text-fg-3">
          <Hint keys={["j", "k"]} words={t("move")} />
          <Hint keys={["↵"]} words={t("open")} />
          <Hint keys={["x"]} words={t("select")} />
          <Hint keys={["c"]} words={t("copy")} />
          <Hint keys={["l"]} words={t("copyLink")} />
          <Hint keys={["?"]} words={t("keys")} />
        </span>
      )}
    </footer>
  );
}

function Hint({ keys, words }: { keys: string[]; words: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {words}
    </span>
  );
}
