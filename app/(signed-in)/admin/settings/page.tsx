import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsForm } from "@/components/settings/settings-form";
import { PageFrame } from "@/components/shell/page-frame";
import { requirePage } from "@/lib/auth";
import { defaultSettings, readSettings, suggestedEndpoints } from "@/lib/settings";
import { resetSetting, saveSettings } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  await requirePage("admin", "/admin/settings");
  const [t, settings] = await Promise.all([getTranslations("settings"), readSettings()]);
  return (
    <PageFrame title={t("title")} intro={t("intro")} narrow>
      <SettingsForm
        settings={settings}
        defaults={defaultSettings()}
        suggested={suggestedEndpoints()}
        save={saveSettings}
        reset={resetSetting}
      />
    </PageFrame>
  );
}
