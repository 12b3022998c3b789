import { useFormatter, useTranslations } from "next-intl";
import type { ConnectionSummary } from "@/lib/domain/connection";
import { Dial } from "../../ui/dial";
import { Panel } from "../../ui/panel";
import { arcOf } from "../condition";

/** The ring of all sources, how many are current, and how often they are read. */
export function AccountsSummary({
  accounts,
  ownPassMinutes,
  publicPassMinutes,
}: {
  accounts: readonly ConnectionSummary[];
  ownPassMinutes: number;
  publicPassMinutes: number;
}) {
  const t = useTranslations("accounts.summary");
  const format = useFormatter();
  const sources = accounts.flatMap(({ id, sources: own }) => own.map((source) => arcOf(id, source)));
  const current = sources.filter(({ condition }) => condition === "current").length;
  const images = accounts.reduce((sum, account) => sum + account.images, 0);
  const facts = [
    { name: t("images"), value: format.number(images) },
    { name: t("own"), value: t("minutes", { minutes: ownPassMinutes }) },
    { name: t("public"), value: t("minutes", { minutes: publicPassMinutes }) },
  ];
  return (
    <Panel className="mb-4 flex items-center gap-6 py-4 pr-6 pl-5 phone:flex-wrap">
      <Dial sources={sources} size={72} />
      <div className="min-w-0 flex-1">
        <p className="text-h2 text-fg-2">
          {t.rich("current", {
            current,
            total: sources.length,
            b: (words) => (
              <b className="mr-1 text-figure font-semibold tracking-[-.03em] text-fg [font-variant-numeric:proportional-nums]">
                {words}
              </b>
            ),
          })}
        </p>
        <p className="text-fg-2">{t("explain")}</p>
      </div>
      <dl className="flex flex-none gap-8 phone:gap-6">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt className="text-small text-fg-3">{name}</dt>
            <dd className="text-h2 leading-5! font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
