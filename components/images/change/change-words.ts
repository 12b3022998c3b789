"use client";

import { useTranslations } from "next-intl";
import { useReaderZone } from "../detail/reader-zone";
import { changeWords } from "./change-text";

/** The words of a changed field and of its values, in the reader's language and zone. */
export function useChangeWords() {
  return changeWords(useTranslations(), useReaderZone());
}
