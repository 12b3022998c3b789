import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import { DENSITY_COOKIE, densityOf } from "@/components/shell/density";
import { THEME_COOKIE, themeOf } from "@/components/shell/theme";
import { Providers } from "./providers";

export const metadata: Metadata = {
  title: { default: "Nephoscope", template: "%s · Nephoscope" },
  icons: { icon: { url: "/favicon.svg", type: "image/svg+xml" } },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f6f8" },
    { media: "(prefers-color-scheme: dark)", color: "#0c0f12" },
  ],
};

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()]);
  const theme = themeOf(jar.get(THEME_COOKIE)?.value);
  return (
    <html
      lang={locale}
      data-theme={theme === "system" ? undefined : theme}
      data-density={densityOf(jar.get(DENSITY_COOKIE)?.value)}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      // Theme and density are changed on this very element before the next request knows of it.
      suppressHydrationWarning
    >
      <body>
        <NextIntlClientProvider>
          <Providers drawnAtMs={Date.now()}>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
