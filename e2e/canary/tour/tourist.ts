import { type Browser, type BrowserContext, expect, type Locator, type Page } from "@playwright/test";

/** What a browser held at some point: what is drawn, what scripts can read and keep. */
export type Kept = { where: string; text: string };

export type Tourist = { context: BrowserContext; page: Page; kept: Kept[] };

export async function openBrowser(browser: Browser, baseURL: string, kept: Kept[]): Promise<Tourist> {
  const context = await browser.newContext({ baseURL, acceptDownloads: true });
  return { context, page: await context.newPage(), kept };
}

/** Remembers everything of a page that outlives what was typed into it. */
export async function keep({ page, kept }: Tourist, where: string): Promise<void> {
  const text = await page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      document.cookie,
      { ...localStorage },
      { ...sessionStorage },
      history.state,
    ]),
  );
  kept.push({ where, text: `${page.url()}\n${text}` });
}

/** Waits until a page's script has taken up an element: before that, a browser would act on its own. */
export async function alive(element: Locator): Promise<Locator> {
  await expect
    .poll(() => element.evaluate((node) => Object.keys(node).some((name) => name.startsWith("__reactProps"))))
    .toBe(true);
  return element;
}
