"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { Menu, MenuChoices } from "../ui/menu";
import { THEMES, type Theme, themeOf } from "./theme";
import { chooseTheme, useTheme } from "./use-theme";

const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Light, dark, or as the system. Takes effect at once, without a request. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const t = useTranslations("shell");
  const theme = useTheme(initial);
  const Icon = ICONS[theme];

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
        onChange={(value) => chooseTheme(themeOf(value))}
        choices={THEMES.map((value) => ({ value, words: t(`themes.${value}`) }))}
      />
    </Menu>
  );
}
