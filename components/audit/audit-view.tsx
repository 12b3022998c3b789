import { Download } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AuditRecord } from "@/lib/domain/audit";
import { PageFrame } from "../shell/page-frame";
import { buttonClasses } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Panel } from "../ui/panel";
import { AuditFilters } from "./audit-filters";
import { type AuditQuery, isFiltered, writeAuditQuery } from "./audit-query";
import { AuditTable } from "./audit-table";

/** The audit log, newest first. All of its state is in the address. */
export function AuditView({
  query,
  records,
  next,
  actors,
}: {
  query: AuditQuery;
  records: AuditRecord[];
  /** Where the next older page begins, or null. */
  next: number | null;
  /** Everybody in the log, to choose from. */
  actors: string[];
}) {
  const t = useTranslations("audit");
  const exported = (format: "csv" | "jsonl") =>
    `/api/audit?${new URLSearchParams([...writeAuditQuery({ ...query, from: null }), ["format", format]])}`;
  return (
    <PageFrame
      title={t("title")}
      intro={t("intro")}
      actions={
        <>
          <a href={exported("csv")} download className={buttonClasses()}>
            <Download size={15} strokeWidth={1.5} aria-hidden />
            {t("export.csv")}
          </a>
          <a href={exported("jsonl")} download className={buttonClasses()}>
            <Download size={15} strokeWidth={1.5} aria-hidden />
            {t("export.jsonl")}
          </a>
        </>
      }
    >
      {/* Another address is another form: its fields begin with what the address says. */}
      <AuditFilters key={writeAuditQuery(query).toString()} query={query} actors={actors} />
      <Panel>
        {records.length === 0 ? (
          <EmptyState
            title={isFiltered(query) ? t("noMatch") : t("empty")}
            actions={
              isFiltered(query) && (
                <Link href="/admin/audit" className={buttonClasses()}>
                  {t("filters.clear")}
                </Link>
              )
            }
          />
        ) : (
          <AuditTable records={records} />
        )}
      </Panel>
      <nav aria-label={t("pages")} className="mt-3 flex justify-end gap-2 empty:hidden">
        {query.from !== null && (
          <Link href={pathOf({ ...query, from: null })} className={buttonClasses()}>
            {t("newest")}
          </Link>
        )}
        {next !== null && (
          <Link href={pathOf({ ...query, from: next })} className={buttonClasses()}>
            {t("older")}
          </Link>
        )}
      </nav>
    </PageFrame>
  );
}

function pathOf(query: AuditQuery): string {
  const text = writeAuditQuery(query).toString();
  return text === "" ? "/admin/audit" : `/admin/audit?${text}`;
}
