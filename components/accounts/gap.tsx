import { useLocale } from "next-intl";

/** What stands between two sentences: a space, and in Chinese nothing. */
export function Gap() {
  return useLocale() === "zh-CN" ? "" : " ";
}
