"use client";

import {
  CalendarClock,
  CircleUser,
  Cloud,
  Columns3,
  FileClock,
  Gauge,
  Grid3x3,
  History,
  Keyboard,
  Languages,
  Layers,
  Link2,
  ListChecks,
  LogOut,
  type LucideIcon,
  Moon,
  Radar,
  Rows3,
  Rows4,
  Settings,
  Sun,
  SunMoon,
  Users,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { startTransition } from "react";
import { LOCALE_COOKIE } from "@/i18n/locale";
import { mayAct, type Role } from "@/lib/domain/role";
import { chooseColumns } from "../images/list/list-signals";
import { keepPreference } from "../shell/preference-cookie";
import { chooseDensity } from "../shell/use-density";
import { chooseTheme } from "../shell/use-theme";
import { useCopy } from "../ui/use-copy";
import type { Item } from "./item";
import { showKeys } from "./signals";

/** The pages and the actions of the product, as far as a role has them. */
export function useItems(role: Role, signOut: () => void): Item[] {
  const t = useTranslations("palette");
  const shell = useTranslations("shell");
  const copy = useCopy();
  const router = useRouter();
  const chinese = useLocale() === "zh-CN";

  const place = (id: string, href: string, words: string, Icon: LucideIcon): Item => ({
    id: `place ${id}`,
    group: "places",
    words,
    sign: <Icon {...SIGN} />,
    act: { kind: "go", href },
  });
  const action = (id: string, words: string, Icon: LucideIcon, run: () => void): Item => ({
    id: `action ${id}`,
    group: "actions",
    words,
    sign: <Icon {...SIGN} />,
    act: { kind: "do", run },
  });

  const places = [
    place("images", "/images", shell("images"), Layers),
    place("matrix", "/matrix", shell("matrix"), Grid3x3),
    place("headroom", "/headroom", shell("headroom"), Gauge),
    place("runway", "/runway", shell("runway"), CalendarClock),
    place("tidy", "/tidy", shell("tidy"), ListChecks),
    place("changes", "/changes", shell("changes"), FileClock),
    place("me", "/me", shell("places.me"), CircleUser),
  ];
  const ofAdmins = [
    place("accounts", "/admin/accounts", shell("accounts"), Cloud),
    place("users", "/admin/users", shell("places.users"), Users),
    place("settings", "/admin/settings", shell("places.settings"), Settings),
    place("drift", "/admin/drift", shell("places.drift"), Radar),
    place("audit", "/admin/audit", shell("places.audit"), History),
  ];
  return [
    ...places,
    ...(mayAct(role, "admin") ? ofAdmins : []),
    action("link", t("copyLink"), Link2, () => copy(window.location.href)),
    action("columns", t("columns"), Columns3, () => {
      if (!chooseColumns.send()) router.push("/images");
    }),
    action("comfortable", t("comfortable"), Rows3, () => chooseDensity("comfortable")),
    action("compact", t("compact"), Rows4, () => chooseDensity("compact")),
    action("light", t("light"), Sun, () => chooseTheme("light")),
    action("dark", t("dark"), Moon, () => chooseTheme("dark")),
    action("system", t("system"), SunMoon, () => chooseTheme("system")),
    {
      // Named in the other language: whoever needs it may not read this one.
      ...action("language", chinese ? "Switch to English" : "切换为中文", Languages, () => {
        keepPreference(LOCALE_COOKIE, chinese ? "en" : "zh-CN");
        startTransition(() => router.refresh());
      }),
      also: t("language"),
    },
    action("keys", t("keys"), Keyboard, () => showKeys.send()),
    action("sign-out", shell("signOut"), LogOut, signOut),
  ];
}

const SIGN = { size: 16, strokeWidth: 1.5, "aria-hidden": true, className: "text-fg-2" } as const;
