import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkList } from "@/components/links/link-list";
import { PageFrame } from "@/components/shell/page-frame";
import { requirePage } from "@/lib/auth";
import { listLinks } from "@/lib/links";
import { currentSettings } from "@/lib/settings";
import { revokeAnyLink } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("links");
  return { title: t("all.title") };
}

export default async function AllLinksPage() {
  await requirePage("admin", "/admin/links");
  const [t, { changeRetentionDays }] = await Promise.all([getTranslations("links"), currentSettings()]);
  const links = await listLinks({ ownedBy: null, now: new Date(), keptDays: changeRetentionDays });
  return (
    <PageFrame title={t("all.title")} intro={t("all.intro")}>
      <LinkList links={links} revoke={revokeAnyLink} withMakers />
    </PageFrame>
  );
}
