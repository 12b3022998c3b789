import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { DemoConnection } from "./clouds/start";
import { type OwnDemo, type OwnPerson, startOwnDemo } from "./own-demo";
import { type Troubles, watchTroubles } from "./troubles";

/** What an app of one's own begins with. */
export type World = { people: readonly OwnPerson[]; connections: readonly DemoConnection[] };

export type Visit = { page: Page; context: BrowserContext; troubles: Troubles };

type ForTests = {
  /** Opens a browser in which this person, or nobody, is signed in. Fails on troubles that were not announced. */
  enter: (person: OwnPerson | null, options?: Parameters<Browser["newContext"]>[0]) => Promise<Visit>;
};
type ForWorker = { demo: OwnDemo };

/**
 * Tests that change people, accounts and settings: on an app and clouds of their own, started once for all files that
 * use the same answer of this.
 */
export function testOn(world: World) {
  return base.extend<ForTests, ForWorker>({
    demo: [
      // biome-ignore lint/correctness/noEmptyPattern: the tool reads from the pattern that no other fixture is wanted.
      async ({}, use) => {
        const demo = await startOwnDemo(world);
        await use(demo);
        await demo.stop();
      },
      { scope: "worker", timeout: 120_000 },
    ],

    enter: async ({ browser, demo }, use) => {
      const visits: Visit[] = [];
      await use(async (person, options) => {
        const context = await demo.open(browser, person, options);
        const visit = {
          context,
          page: await context.newPage(),
          troubles: watchTroubles(context, demo.address),
        };
        visits.push(visit);
        return visit;
      });
      demo.calmDown();
      for (const { context } of visits) await context.close();
      expect(visits.flatMap(({ troubles }) => troubles.seen())).toEqual([]);
    },
  });
}

export { expect };

/** Waits until a signed-in page is alive: before that it hears no clicks. */
export async function settled(page: Page): Promise<void> {
  const freshness = /\d+ of \d+ current|No source of|\d+ 个中/;
  await expect(page.getByRole("link", { name: freshness })).toBeVisible();
}

/** The quiet line that answers an act. */
export function answerOn(page: Page) {
  return page.getByRole("status").filter({ hasText: /\S/ });
}
