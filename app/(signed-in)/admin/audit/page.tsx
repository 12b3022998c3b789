import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readAuditQuery, writeAuditQuery } from "@/components/audit/audit-query";
import { AuditView } from "@/components/audit/audit-view";
import { auditActors, readAudit } from "@/lib/audit";
import { requirePage } from "@/lib/auth";
import { auditFilterOf } from "./audit-filter";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const raw = await searchParams;
  const query = readAuditQuery({
    get: (name) => {
      const value = raw[name];
      return typeof value === "string" ? value : (value?.[0] ?? null);
    },
  });
  const address = writeAuditQuery(query).toString();
  await requirePage("admin", address === "" ? "/admin/audit" : `/admin/audit?${address}`);
  const [page, actors] = await Promise.all([
    readAudit({ ...auditFilterOf(query), from: query.from, limit: 50 }),
    auditActors(),
  ]);
  return <AuditView query={query} records={page.records} next={page.next} actors={actors} />;
}
