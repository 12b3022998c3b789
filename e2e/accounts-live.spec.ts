import type { Page } from "@playwright/test";
import * as baidu from "./clouds/baidu-bcc";
import { type OwnPerson, planted } from "./own-demo";
import { expect, testOn } from "./own-test";
import { accountPage } from "./pages/account-page";

const [ada, grace] = ["ada", "grace"].map(
  (name): OwnPerson => ({
    name: `${name} Admin`,
    email: `${name}@example.com`,
    role: "admin",
    password: `a cloudy day for ${name}`,
  }),
) as [OwnPerson, OwnPerson];

const test = testOn({
  people: [ada, grace],
  connections: [planted("watched", "baidu-bcc", { key: baidu.keys.core, regions: ["bj"] })],
});

/** What is asked again and again is asked by this clock; React and the stream need none of it. */
async function stopAsking(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { setInterval } = window;
    window.setInterval = ((handler: TimerHandler, pauseMs = 0, ...rest: unknown[]) =>
      pauseMs >= 1_000 ? 0 : setInterval(handler, pauseMs, ...rest)) as typeof window.setInterval;
  });
}

test("the progress of a read that somebody else asked for arrives by itself, page by page", async ({
  demo,
  enter,
}) => {
  const [watcher, reader] = [await enter(ada), await enter(grace)];
  const [watched, read] = [accountPage(watcher.page), accountPage(reader.page)];
  await read.open("watched");
  await read.current();
  await stopAsking(watcher.page);
  const opened = watcher.page.waitForResponse("**/api/events");
  await watched.open("watched");
  await watched.current();
  expect((await opened).headers()["cache-control"]).toContain("no-transform");

  demo.turn("baidu-bcc", { delayMs: 1_500 });
  await read.button("Read now").click();
  const progress = watched.main.getByText(/waiting for the answer|\d+ pages?, /).first();
  await expect(progress).toHaveText(/waiting for the answer/);
  await expect(progress).toHaveText(/\d+ pages?, [\d,]+ (?:of about [\d,]+ )?images/);
  demo.calmDown();
  await expect(progress).toBeHidden();
});

test("a page asks again and again where the server does not tell, and quietly", async ({ demo, enter }) => {
  const [watcher, reader] = [await enter(ada), await enter(grace)];
  await watcher.page.route("**/api/events", (route) => route.fulfill({ status: 429, body: "{}" }));
  watcher.troubles.expect(/\/api\/events/);
  const watched = accountPage(watcher.page);
  await watched.open("watched");
  await watched.current();
  const read = accountPage(reader.page);
  await read.open("watched");
  demo.turn("baidu-bcc", { delayMs: 1_500 });
  // Reads on demand are a minute apart.
  await demo.database.query("update scopes set requested_at = null");
  await read.button("Read now").click();
  await expect(watched.main.getByText(/waiting for the answer|\d+ pages?, /).first()).toBeVisible();
});

test("an open stream ends with the sign-in, and with the server, which it keeps no stop waiting for", async ({
  demo,
  enter,
}) => {
  const { page } = await enter(ada);
  await page.goto("/api/health");
  expect(await openStream(page)).toMatch(/^retry: \d+\ndata: pulse accounts alerts\n\n/);
  await demo.database.query("update sessions set ended_at = now() where ended_at is null");
  expect(await untilItsEnd(page)).toBe("ended");

  const { page: next } = await enter(grace);
  await next.goto("/api/health");
  await openStream(next);
  // A stop that took too long would cut it off in the middle.
  const [end] = await Promise.all([untilItsEnd(next), demo.restart()]);
  expect(end).toBe("ended");
});

/** Opens a stream in the page and returns its first words. */
async function openStream(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const reader = (await fetch("/api/events")).body?.getReader();
    if (!reader) return "no stream";
    const first = await reader.read();
    const whole = async () => {
      while (!(await reader.read()).done);
      return "ended";
    };
    Object.assign(window, { streamEnd: whole().catch(() => "cut off") });
    return new TextDecoder().decode(first.value);
  });
}

async function untilItsEnd(page: Page): Promise<string> {
  return await page.evaluate(() => (window as unknown as { streamEnd: Promise<string> }).streamEnd);
}
