"use client";

import { useLocale, useTranslations } from "next-intl";
import type { DialectId } from "@/lib/domain/cloud";
import { regionName } from "@/lib/providers/catalog";
import { ForeignText } from "../ui/foreign-text";
import { Panel } from "../ui/panel";

/** A region to choose, with what should be known before. */
export type RegionOption = { regionId: string; name: string | null; remark: string | null };

/** Check boxes for regions, all or none at once. */
export function RegionChoice({
  dialect,
  options,
  chosen,
  onChange,
}: {
  dialect: DialectId;
  options: readonly RegionOption[];
  chosen: readonly string[];
  onChange: (regions: string[]) => void;
}) {
  const t = useTranslations("accounts.regionChoice");
  const locale = useLocale() === "zh-CN" ? "zh-CN" : "en";
  const all = options.every(({ regionId }) => chosen.includes(regionId));

  function toggle(regionId: string, on: boolean) {
    const next = new Set(on ? [...chosen, regionId] : chosen.filter((id) => id !== regionId));
    // In the order of the options, whatever was clicked first.
    onChange(options.map((option) => option.regionId).filter((id) => next.has(id)));
  }

  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{t("legend")}</legend>
      <div className="mb-1.5 flex items-center justify-between text-small">
        <span role="status" className="text-fg-2">
          {t("chosen", { count: chosen.length, total: options.length })}
        </span>
        <span className="flex gap-4">
          <Choose
            words={t("all")}
            disabled={all}
            onClick={() => onChange(options.map((one) => one.regionId))}
          />
          <Choose words={t("none")} disabled={chosen.length === 0} onClick={() => onChange([])} />
        </span>
      </div>
      <Panel>
        {options.map(({ regionId, name, remark }) => (
          <label
            key={regionId}
            className="flex min-h-11 cursor-pointer items-center gap-3 border-t border-line px-4 first:border-t-0 phone:flex-wrap phone:gap-y-0.5 phone:px-3.5 phone:py-2"
          >
            <input
              type="checkbox"
              className="checkbox"
              checked={chosen.includes(regionId)}
              onChange={(event) => toggle(regionId, event.target.checked)}
            />
            <span className="mono w-[132px] truncate">{regionId}</span>
            <span className="w-[170px] truncate text-fg-2 phone:w-0 phone:flex-1">
              <ForeignText text={regionName(dialect, regionId, locale) ?? name ?? ""} />
            </span>
            {remark && (
              <span className="min-w-0 flex-1 text-fg-3 phone:basis-full phone:pl-[26px]">{remark}</span>
            )}
          </label>
        ))}
      </Panel>
    </fieldset>
  );
}

function Choose({ words, disabled, onClick }: { words: string; disabled: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onClick}
      className="min-h-6 text-accent hover:underline disabled:text-fg-3 disabled:no-underline"
    >
      {words}
    </button>
  );
}
