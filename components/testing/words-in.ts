import { createTranslator } from "next-intl";
import type { Locale } from "@/i18n/locale";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";
import type { Translate } from "../images/translate";

const MESSAGES = { en, "zh-CN": zhCN };

/** The real words of a language, as the server has them. What is missing or malformed goes to `fault`. */
export function wordsIn(locale: Locale, fault: (message: string) => void = raise): Translate {
  const t = createTranslator({
    locale,
    messages: MESSAGES[locale],
    onError: (error) => fault(error.message),
  });
  // Typed by the file of its messages, a translator refuses keys that are put together of parts.
  return t as unknown as Translate;
}

function raise(message: string): never {
  throw new Error(message);
}
