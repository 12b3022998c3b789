import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountsView } from "@/components/accounts/list/accounts-view";
import { ACCOUNTS_PATH } from "@/components/accounts/paths";
import { requirePage } from "@/lib/auth";
import { currentSettings } from "@/lib/settings";
import { readConnections } from "@/lib/sync/connection-list";
import { pauseAccount, readAccount, resumeAccount } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.list");
  return { title: t("title") };
}

export default async function AccountsPage() {
  await requirePage("admin", ACCOUNTS_PATH);
  const [accounts, { ownPassMinutes, publicPassMinutes }] = await Promise.all([
    readConnections(),
    currentSettings(),
  ]);
  return (
    <AccountsView
      initial={accounts}
      ownPassMinutes={ownPassMinutes}
      publicPassMinutes={publicPassMinutes}
      acts={{ read: readAccount, pause: pauseAccount, resume: resumeAccount }}
    />
  );
}
