"use client";

import { useTranslations } from "next-intl";
import { Kbd } from "@/components/ui/kbd";
import { Sheet } from "@/components/ui/sheet";
import { useKeysChoice } from "./use-keys";

/** The keys of the list, and the switch that turns single keys off. */
export function KeysSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations("list.keys");
  const [on, choose] = useKeysChoice();
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t("title")}
      place="middle"
      footer={
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="checkbox"
            checked={on}
            onChange={(event) => choose(event.target.checked)}
          />
          {t("toggle")}
          <span className="ml-auto text-small text-fg-3">{t("hint")}</span>
        </label>
      }
    >
      <dl className="px-4 pb-2">
        <Line words={t("move")} keys={["j", "k", "↓", "↑"]} />
        <Line words={t("open")} keys={["↵"]} />
        <Line words={t("copyId")} keys={["c"]} />
        <Line words={t("copyLink")} keys={["l"]} />
        <Line words={t("search")} keys={["/"]} />
        <Line words={t("exclude")} keys={["-"]} />
        <Line words={t("help")} keys={["?"]} />
        <Line words={t("close")} keys={["Esc"]} />
      </dl>
    </Sheet>
  );
}

function Line({ words, keys }: { words: string; keys: string[] }) {
  return (
    <div className="flex min-h-9 items-center gap-2 border-b border-line last:border-0">
      <dt>{words}</dt>
      <dd className="ml-auto flex gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  );
}
