"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Menu, MenuChoices } from "../ui/menu";
import { keepPreference } from "./preference-cookie";
import { applyTheme, THEME_COOKIE, THEMES, type Theme, themeOf } from "./theme";

const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Light, dark, or as the system. Takes effect at once, without a request. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const t = useTranslations("shell");
  const [theme, setTheme] = useState(initial);
  const Icon = ICONS[theme];

  function choose(chosen: Theme) {
    setTheme(chosen);
    keepPreference(THEME_COOKIE, chosen);
    applyTheme(chosen);
  }

  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("theme")}
          title={t("theme")}
          className="grid size-7 place-items-center rounded-md text-fg-2 hover:bg-line hover:text-fg phone:size-9"
        >
          <Icon size={16} strokeWidth={1.5} aria-hidden />
        </button>
      }
    >
      <MenuChoices
        value={theme}
        onChange={(value) => choose(themeOf(value))}
        choices={THEMES.map((value) => ({ value, words: t(`themes.${value}`) }))}
      />
    </Menu>
  );
}
