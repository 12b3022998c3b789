import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Every width, theme and language with every other once; all eight would tell nothing more. */
export const LOOKS = [
  { name: "wide, light, en", viewport: WIDE, colorScheme: "light", locale: "en" },
  { name: "wide, dark, zh-CN", viewport: WIDE, colorScheme: "dark", locale: "zh-CN" },
  { name: "phone, light, zh-CN", viewport: PHONE, colorScheme: "light", locale: "zh-CN" },
  { name: "phone, dark, en", viewport: PHONE, colorScheme: "dark", locale: "en" },
] as const;

/** Whether a look is a phone's. */
export function isPhone(look: (typeof LOOKS)[number]): boolean {
  return look.viewport === PHONE;
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/**
 * Fails with what breaks WCAG 2.2 AA on the page as it stands, or in a part of it; `everyRule`: with what is against good
 * practice as well.
 */
export async function expectNoViolations(
  page: Page,
  what: string,
  { part, everyRule = false }: { part?: string; everyRule?: boolean } = {},
): Promise<void> {
  const axe = new AxeBuilder({ page })
    // Paths to thousands of elements that break nothing would be most of the time.
    .options({ resultTypes: ["violations"] })
    // In the page itself: otherwise another one is opened to put frames' results together, and we have no frames.
    .setLegacyMode();
  if (!everyRule) axe.withTags(WCAG);
  if (part !== undefined) axe.include(part);
  const { violations } = await axe.analyze();
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary ?? ""}`),
  );
  expect(told, what).toEqual([]);
}

/** What can be scrolled sideways and should not: the page and its main part. */
export async function tooWide(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [document.documentElement, document.body, ...document.querySelectorAll("main")]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`),
  );
}
