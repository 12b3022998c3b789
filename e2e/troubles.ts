import type { BrowserContext } from "@playwright/test";

export type Troubles = {
  /** What went wrong so far, except what was announced. */
  seen(): string[];
  /** Announces a trouble that belongs to the test, e.g. the browser's line about a status of 404. */
  expect(pattern: RegExp): void;
};

/** Watches all pages of a context: console errors (broken content policy among them), exceptions, dialogs, strangers. */
export function watchTroubles(context: BrowserContext, origin: string): Troubles {
  const seen: string[] = [];
  const expected: RegExp[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") seen.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => seen.push(`exception: ${error.error().message}`));
  context.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) seen.push(`request: ${url.href}`);
  });
  return {
    seen: () => seen.filter((trouble) => !expected.some((pattern) => pattern.test(trouble))),
    expect: (pattern) => void expected.push(pattern),
  };
}
