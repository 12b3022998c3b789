"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { PassRecord } from "@/lib/domain/connection";
import { RelativeTime } from "../../ui/relative-time";
import { type Glyph, StatusGlyph } from "../../ui/status-glyph";
import { ScrollPanel } from "../scroll-panel";
import { DurationText } from "./duration-text";

const GLYPHS: Record<PassRecord["outcome"], Glyph> = {
  running: "progress",
  complete: "ok",
  incomplete: "failed",
};

/** The latest walks over the account's listings, the newest first. */
export function PassHistory({ passes }: { passes: readonly PassRecord[] }) {
  const t = useTranslations("accounts.passes");
  const groups = useTranslations("connections.group");
  const short = useTranslations("failure.short");
  const format = useFormatter();
  if (passes.length === 0) return <p className="text-fg-3">{t("none")}</p>;
  return (
    <ScrollPanel name={t("name")} className="max-h-[480px]">
      <table className="w-full border-collapse [&_td]:px-3 [&_td]:py-1.5 [&_th]:px-3 [&_th]:py-2">
        <thead>
          <tr className="text-left text-small text-fg-2 [&>th]:font-medium [&>th]:whitespace-nowrap">
            <th scope="col">{t("started")}</th>
            <th scope="col">{t("region")}</th>
            <th scope="col">{t("group")}</th>
            <th scope="col">{t("outcome")}</th>
            <th scope="col" className="text-right!">
              {t("pages")}
            </th>
            <th scope="col" className="text-right!">
              {t("images")}
            </th>
            <th scope="col" className="text-right!">
              {t("written")}
            </th>
            <th scope="col">{t("duration")}</th>
          </tr>
        </thead>
        <tbody>
          {passes.map(({ regionId, group, number, outcome, failure, ...pass }) => (
            <tr key={`${regionId} ${group} ${number}`} className="border-t border-line whitespace-nowrap">
              <td>
                <RelativeTime at={pass.startedAt} />
              </td>
              <td className="mono">{regionId}</td>
              <td>{groups(group)}</td>
              <td>
                <span className="flex items-center gap-1.5">
                  <StatusGlyph glyph={GLYPHS[outcome]} />
                  {failure ? t("failed", { reason: short(failure.kind) }) : t(outcome)}
                </span>
              </td>
              <td className="text-right">{format.number(pass.pages)}</td>
              <td className="text-right">{format.number(pass.images)}</td>
              <td className="text-right">{format.number(pass.written)}</td>
              <td>{pass.durationMs === null ? null : <DurationText ms={pass.durationMs} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPanel>
  );
}
