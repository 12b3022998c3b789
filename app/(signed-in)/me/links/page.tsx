import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkList } from "@/components/links/link-list";
import { PageFrame } from "@/components/shell/page-frame";
import { requirePage } from "@/lib/auth";
import { listLinks } from "@/lib/links";
import { currentSettings } from "@/lib/settings";
import { revokeMyLink } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("links");
  return { title: t("mine.title") };
}

export default async function MyLinksPage() {
  const user = await requirePage("viewer", "/me/links");
  const [t, { changeRetentionDays }] = await Promise.all([getTranslations("links"), currentSettings()]);
  const links = await listLinks({ ownedBy: user.id, now: new Date(), keptDays: changeRetentionDays });
  return (
    <PageFrame title={t("mine.title")} intro={t("mine.intro")}>
      <LinkList links={links} revoke={revokeMyLink} />
    </PageFrame>
  );
}
