import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, localeFor } from "./locale";

export default getRequestConfig(async () => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const locale = localeFor(jar.get(LOCALE_COOKIE)?.value, sent.get("accept-language") ?? "");
  const messages = (await import(`../messages/${locale}.json`)).default;
  // Times are shown in the reader's zone by the browser; the server renders UTC and says so.
  return { locale, timeZone: "UTC", messages };
});
