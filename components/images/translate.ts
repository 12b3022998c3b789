/**
 * Every word of one language, by full path (`word.status.available`): what `useTranslations()` gives in the browser
 * and `getTranslations()` on the server, for texts that both make.
 */
export interface Translate {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
}
