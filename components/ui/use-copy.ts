"use client";

import { useTranslations } from "next-intl";
import { useAnnounce } from "./announcer";
import { copyText } from "./copy-text";

/** Copies text and says so, or says that the browser refused. */
export function useCopy(): (text: string) => void {
  const t = useTranslations("common");
  const announce = useAnnounce();
  return (text) => {
    void copyText(text).then((worked) => announce(worked ? t("copied", { text }) : t("copyFailed")));
  };
}
