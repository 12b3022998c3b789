"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { LOCALE_COOKIE, type Locale } from "@/i18n/locale";
import { whileBusy } from "../ui/busy-button";
import { keepPreference } from "./preference-cookie";

/** Names the other language in that language, and switches to it. */
export function LanguageSwitch() {
  const t = useTranslations("shell");
  const other: Locale = useLocale() === "zh-CN" ? "en" : "zh-CN";
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function change() {
    keepPreference(LOCALE_COOKIE, other);
    startTransition(() => router.refresh());
  }

  return (
    <button
      type="button"
      title={t("language")}
      {...whileBusy(pending, change)}
      lang={other === "zh-CN" ? "zh-Hans" : "en"}
      className="h-7 rounded-md px-2 font-medium text-fg-2 hover:bg-line hover:text-fg phone:h-9"
    >
      {other === "zh-CN" ? "中文" : "English"}
    </button>
  );
}
