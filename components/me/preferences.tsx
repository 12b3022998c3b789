"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import { isLocale, LOCALE_COOKIE, type Locale } from "@/i18n/locale";
import { useKeysChoice } from "../images/list/use-keys";
import { DENSITIES, type Density } from "../shell/density";
import { PageSection } from "../shell/page-section";
import { keepPreference } from "../shell/preference-cookie";
import { THEMES, type Theme } from "../shell/theme";
import { chooseDensity, useDensity } from "../shell/use-density";
import { chooseTheme, useTheme } from "../shell/use-theme";
import { Segments } from "../ui/segments";

/** What this browser remembers of its reader. Each choice takes effect at once. */
export function Preferences({ theme, density }: { theme: Theme; density: Density }) {
  const t = useTranslations("me.preferences");
  const themes = useTranslations("shell.themes");
  const locale = useLocale();
  const router = useRouter();
  const [, startTransition] = useTransition();
  const chosenTheme = useTheme(theme);
  const chosenDensity = useDensity(density);
  const [keysOn, chooseKeys] = useKeysChoice();

  function chooseLocale(chosen: Locale) {
    keepPreference(LOCALE_COOKIE, chosen);
    startTransition(() => router.refresh());
  }

  return (
    <PageSection title={t("title")} intro={t("intro")}>
      <dl>
        <Line words={t("language")}>
          <Segments
            label={t("language")}
            value={isLocale(locale) ? locale : "en"}
            onChange={chooseLocale}
            choices={[
              { value: "en", words: "English", lang: "en" },
              { value: "zh-CN", words: "中文", lang: "zh-Hans" },
            ]}
          />
        </Line>
        <Line words={t("theme")}>
          <Segments
            label={t("theme")}
            value={chosenTheme}
            onChange={chooseTheme}
            choices={THEMES.map((value) => ({ value, words: themes(value) }))}
          />
        </Line>
        <Line words={t("density")} hint={t("densityHint")}>
          <Segments
            label={t("density")}
            value={chosenDensity}
            onChange={chooseDensity}
            choices={DENSITIES.map((value) => ({ value, words: t(`densities.${value}`) }))}
          />
        </Line>
        <Line words={t("keys")} hint={t("keysHint")}>
          <Segments
            label={t("keys")}
            value={keysOn ? "on" : "off"}
            onChange={(value) => chooseKeys(value === "on")}
            choices={(["on", "off"] as const).map((value) => ({ value, words: t(value) }))}
          />
        </Line>
      </dl>
    </PageSection>
  );
}

function Line({ words, hint, children }: { words: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2.5 last:border-0">
      <dt className="min-w-0 flex-1 basis-56">
        {words}
        {hint && <span className="block text-small text-fg-3">{hint}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
