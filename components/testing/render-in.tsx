import { configure, render } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import type { Locale } from "@/i18n/locale";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

// What opens something loads it first, which takes a busy machine its time.
configure({ asyncUtilTimeout: 10_000 });

const MESSAGES = { en, "zh-CN": zhCN };

/** Renders as the app does, in one language, with the real words. */
export function renderIn(locale: Locale, element: ReactElement) {
  return render(element, {
    wrapper: ({ children }) => (
      <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="UTC">
        {children}
      </NextIntlClientProvider>
    ),
  });
}
