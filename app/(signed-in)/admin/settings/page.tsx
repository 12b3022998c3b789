import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsForm } from "@/components/settings/settings-form";
import { StoreSection } from "@/components/settings/store-section";
import { WebhookList } from "@/components/settings/webhook-list";
import { PageFrame } from "@/components/shell/page-frame";
import { listTargets } from "@/lib/alerts";
import { requirePage } from "@/lib/auth";
import { storeReport } from "@/lib/backup";
import { defaultSettings, readSettings, suggestedEndpoints } from "@/lib/settings";
import { resetSetting, saveSettings } from "./actions";
import { addWebhook, dropWebhook, testWebhook } from "./webhook-actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  await requirePage("admin", "/admin/settings");
  const [t, settings, report, targets] = await Promise.all([
    getTranslations("settings"),
    readSettings(),
    storeReport(),
    listTargets(),
  ]);
  return (
    <PageFrame title={t("title")} intro={t("intro")} narrow>
      <SettingsForm
        settings={settings}
        defaults={defaultSettings()}
        suggested={suggestedEndpoints()}
        save={saveSettings}
        reset={resetSetting}
      />
      <div className="mt-6">
        <WebhookList targets={targets} acts={{ add: addWebhook, drop: dropWebhook, test: testWebhook }} />
      </div>
      <div className="mt-6">
        <StoreSection report={report} />
      </div>
    </PageFrame>
  );
}
