import "./quiet";

import { rmSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { buildIfOutdated, ROOT } from "../scripts/build";
import { benchOptions, percentile, printFigures } from "./figures";
import { fillFolder } from "./filled-folder";
import { startApp } from "./running-app";

/**
 * The list page of the built app in Chromium, over a database of generated images: the JavaScript that comes over the
 * wire, the time from a key press in the search field to painted rows, and the longest time that a row in sight stayed
 * blank while 50,000 rows were scrolled by.
 */

const PORT = Number(process.env.PORT ?? 3910);
/** Letter by letter, so that every key press is a question; each word finds something. */
const WORDS = ["golden", "ubuntu", "gateway", "centos 7", "img-1"];
const SCROLLED_ROWS = 50_000;
const ROW_PX = 40;
/** One turn of a quick wheel, px, and the pause between two. */
const TURN_PX = 2_400;
const PAUSE_MS = 16;

async function main() {
  const { images, json } = benchOptions();
  const say = (text: string) => process.stderr.write(`${text}\n`);
  await buildIfOutdated(say);
  const dataDir = path.join(ROOT, ".data/bench-page");
  say(`filling a database with ${images} images …`);
  await fillFolder(dataDir, images);
  say("starting the app and a browser …");
  const app = await startApp({ dataDir, port: PORT });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: process.getuid?.() === 0 ? ["--no-sandbox", "--disable-dev-shm-usage"] : [],
  });
  try {
    const page = await openList(browser, app);
    const jsGzipKB = (await javaScriptBytes(browser, app)) / 1024;
    const times = await keyToPaint(page);
    const longestBlankMs = await longestBlank(page, images);
    printFigures(
      { images, jsGzipKB, keyToPaintP95Ms: percentile(times, 0.95), longestBlankMs },
      {
        json,
        notes: [
          `  median key to paint ${percentile(times, 0.5).toFixed(1)} ms of ${times.length} keys, load average ${loadavg()[0]?.toFixed(1)}`,
        ],
      },
    );
  } finally {
    await browser.close();
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type App = { address: string; cookie: string };

async function openList(browser: Browser, { address, cookie }: App): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  await context.addCookies(
    cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: address };
    }),
  );
  const page = await context.newPage();
  await page.goto("/images", { waitUntil: "networkidle" });
  await page.locator("[data-row-link]").first().waitFor();
  return page;
}

/** Of a first visit, as sent: what the page asks for by itself, what it fetches ahead included. */
async function javaScriptBytes(browser: Browser, app: App): Promise<number> {
  const page = await openList(browser, app);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.reload({ waitUntil: "networkidle" });
  await page.waitForTimeout(2_000);
  await page.context().close();
  return bytes;
}

/** Milliseconds from each key press to the frame in which the rows of the new text are painted. */
async function keyToPaint(page: Page): Promise<number[]> {
  const field = page.getByRole("combobox").first();
  const times: number[] = [];
  for (const word of WORDS) {
    await field.fill("");
    await page.waitForTimeout(500);
    for (const letter of word) {
      const time = page.evaluate<number>(WATCH_PAINT);
      await field.press(letter === " " ? "Space" : letter);
      times.push(await time);
      // Somebody who types does not wait for rows; a pause keeps one answer from standing for two keys.
      await page.waitForTimeout(150);
    }
  }
  // The first word wakes up code and caches.
  return times.slice(WORDS[0]?.length);
}

/**
 * From the next key on until the table has rows again for what the address says: they are there when it is neither busy
 * nor unchanged, and painted a frame later. Text, because the compiler's helpers do not exist in the page.
 */
const WATCH_PAINT = `new Promise((resolve) => {
  addEventListener("keydown", () => {
    const begun = performance.now();
    const rows = () => document.querySelector("main tbody")?.textContent ?? document.querySelector("main h2")?.textContent;
    const before = rows();
    const asked = performance.getEntriesByType("resource").length;
    const look = () => {
      const answered = performance.getEntriesByType("resource").length > asked;
      const busy = document.querySelector('table[aria-busy="true"]') !== null;
      const same = rows() === before;
      const late = performance.now() - begun;
      if ((answered && !busy && !same) || (same && answered && !busy && late > 60) || late > 5000) {
        requestAnimationFrame(() => resolve(performance.now() - begun));
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { once: true, capture: true });
})`;

/** Milliseconds that a row in sight was at most without its image, while the list is scrolled by a quick wheel. */
async function longestBlank(page: Page, images: number): Promise<number> {
  await page.getByRole("combobox").first().fill("");
  await page.waitForTimeout(1_000);
  const px = Math.min(SCROLLED_ROWS, images) * ROW_PX;
  return await page.evaluate<number>(
    `new Promise((resolve) => {
      const pane = document.querySelector("main section[tabindex]");
      let blankSince = null;
      let longest = 0;
      let scrolled = 0;
      const look = () => {
        const box = pane.getBoundingClientRect();
        const blank = [...pane.querySelectorAll("tr[data-skeleton]")].some((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return bottom > box.top + 32 && top < box.bottom;
        }) || pane.querySelector("tbody tr") === null;
        const now = performance.now();
        if (blank) blankSince ??= now;
        else if (blankSince !== null) { longest = Math.max(longest, now - blankSince); blankSince = null; }
        if (scrolled < ${px} || blankSince !== null) requestAnimationFrame(look);
        else resolve(longest);
      };
      const turn = () => {
        pane.scrollTop += ${TURN_PX};
        scrolled += ${TURN_PX};
        if (scrolled < ${px}) setTimeout(turn, ${PAUSE_MS});
      };
      turn();
      requestAnimationFrame(look);
    })`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
