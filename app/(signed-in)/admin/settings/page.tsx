import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsForm } from "@/components/settings/settings-form";
import { StoreSection } from "@/components/settings/store-section";
import { PageFrame } from "@/components/shell/page-frame";
import { requirePage } from "@/lib/auth";
import { storeReport } from "@/lib/backup";
import { defaultSettings, readSettings, suggestedEndpoints } from "@/lib/settings";
import { resetSetting, saveSettings } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  await requirePage("admin", "/admin/settings");
  const [t, settings, report] = await Promise.all([
    getTranslations("settings"),
    readSettings(),
    storeReport(),
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
        <StoreSection report={report} />
      </div>
    </PageFrame>
  );
}
