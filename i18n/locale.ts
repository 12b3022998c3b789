export const LOCALES = ["en", "zh-CN"] as const;
export type Locale = (typeof LOCALES)[number];

/** Where the reader's choice is kept; without it the browser's preference decides. */
export const LOCALE_COOKIE = "nephoscope-locale";

export function isLocale(text: string | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/** The language for a request: the reader's choice, else the first language of the browser that we speak. */
export function localeFor(cookie: string | undefined, acceptLanguage: string): Locale {
  if (isLocale(cookie)) return cookie;
  for (const language of acceptLanguage.split(",")) {
    if (/^\s*zh\b/i.test(language)) return "zh-CN";
    if (/^\s*en\b/i.test(language)) return "en";
  }
  return "en";
}
