import { useTranslations } from "next-intl";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { AuditActor, AuditObject, AuditRecord } from "@/lib/domain/audit";
import { Tag } from "../ui/tag";
import { ChangeList } from "./change-list";
import { ExactTime } from "./exact-time";
import { useActionWords } from "./use-action-words";

const HEAD = "px-3 py-2 text-left text-small font-medium text-fg-2 first:pl-4 last:pr-4";
const CELL = "px-3 py-2 align-top first:pl-4 last:pr-4";

/** One row for each record: when, who, what, about what, and what changed. Scrolls by itself where it is too wide. */
export function AuditTable({ records }: { records: AuditRecord[] }) {
  const t = useTranslations("audit");
  const actionWords = useActionWords();
  return (
    // Placed, so that what is hidden inside for readers of the screen scrolls with it and not with the page.
    <ScrollRegion name={t("title")} className="relative overflow-x-auto rounded-lg">
      <table className="w-full min-w-[880px] border-collapse">
        <thead>
          <tr className="border-b border-line">
            <th className={HEAD}>{t("columns.at")}</th>
            <th className={HEAD}>{t("columns.actor")}</th>
            <th className={HEAD}>{t("columns.action")}</th>
            <th className={HEAD}>{t("columns.object")}</th>
            <th className={HEAD}>{t("columns.change")}</th>
            <th className={`${HEAD} text-right!`}>{t("columns.number")}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.number} className="border-b border-line last:border-0 hover:bg-hover">
              <td className={`${CELL} whitespace-nowrap`}>
                <ExactTime at={record.at} />
              </td>
              <td className={CELL}>
                <Actor actor={record.actor} />
              </td>
              <td className={CELL}>
                <span className="font-medium">{actionWords(record.action)}</span>{" "}
                {record.result !== "done" && (
                  <Tag tone={record.result === "failed" ? "bad" : "warn"}>
                    {t(`results.${record.result}`)}
                  </Tag>
                )}
              </td>
              <td className={CELL}>
                <About object={record.object} />
              </td>
              <td className={`${CELL} max-w-[360px]`}>
                <ChangeList before={record.before} after={record.after} />
              </td>
              <td className={`${CELL} mono text-right text-fg-3`}>{record.number}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function About({ object: { kind, id, name } }: { object: AuditObject }) {
  const t = useTranslations("audit.objects");
  const called = name ?? id;
  if (called === null) return t(kind);
  return (
    <>
      <bdi className="[overflow-wrap:anywhere]" title={id ?? undefined}>
        {called}
      </bdi>
      <span className="block text-small text-fg-3">{t(kind)}</span>
    </>
  );
}

function Actor({ actor: { email, role, address } }: { actor: AuditActor }) {
  const t = useTranslations("audit.roles");
  return (
    <>
      {email === null ? t(role) : <bdi className="[overflow-wrap:anywhere]">{email}</bdi>}
      <span className="block text-small text-fg-3">
        {email !== null && t(role)}
        {email !== null && address !== null && " · "}
        {address !== null && <bdi className="mono">{address}</bdi>}
      </span>
    </>
  );
}
