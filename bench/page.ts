import "./quiet";

import { rmSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { buildIfOutdated, ROOT } from "../scripts/build";
import { findChromium } from "../scripts/chromium";
import { benchOptions, percentile, printFigures } from "./figures";
import { fillFolder } from "./filled-folder";
import { ask, listQuestion } from "./list-questions";
import { startApp } from "./running-app";

/**
 * The list page of the built app in Chromium, over a database of generated images: the JavaScript that comes over the
 * wire, the time from a key press in the search field to painted rows, and the longest time that a row in sight stayed
 * blank while 50,000 rows were scrolled by.
 */

const PORT = Number(process.env.PORT ?? 3910);
/** Letter by letter, so that every key press is a question that was not asked before. */
const WORDS = ["ubuntu", "gateway", "centos 7", "windows", "rocky", "worker", "base", "img-1"];
/** Typed before, and not counted: code and caches of the page wake up. */
const WARM_UP = ["golden", "server", "debian"];
/** Asked of the server before: the one that people work with did not start a moment ago either. */
const WARM_UP_QUESTIONS = 500;
const SCROLLED_ROWS = 50_000;
const ROW_PX = 40;
const HEAD_PX = 32;
/** Then the wheel rests. */
const STRETCH_ROWS = 2_500;
/** One turn of a quick wheel, px; one in each frame. */
const TURN_PX = 1_200;

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
    executablePath: findChromium(say) ?? undefined,
    // Without a display card Chromium would emulate one, which no reader of the list has.
    args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox", "--disable-dev-shm-usage"] : [])],
  });
  try {
    for (let turn = 0; turn < WARM_UP_QUESTIONS; turn += 1) await ask(app, listQuestion(turn));
    const page = await openList(browser, app);
    const jsGzipKB = (await javaScriptBytes(browser, app)) / 1024;
    await keysToPaint(page, WARM_UP);
    const times = await keysToPaint(page, WORDS);
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
  // A stream never ends, and the page would never be quiet. Not stopped on its way: whoever asks for one request to be
  // held up has all of them held up, each for some milliseconds.
  await page.addInitScript("window.EventSource = class extends EventTarget { close() {} };");
  await page.goto("/images", { waitUntil: "networkidle" });
  await page.locator("[data-row-link]").first().waitFor();
  return page;
}

/**
 * Bytes of scripts of a first visit, as compressed on the wire and without the answers' heads: all that the page asks for
 * until it is quiet.
 */
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
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.reload({ waitUntil: "networkidle" });
  await page.locator("[data-row-link]").first().waitFor();
  await page.context().close();
  return bytes;
}

/** Milliseconds from each key press until the rows of the new text are painted. */
async function keysToPaint(page: Page, words: readonly string[]): Promise<number[]> {
  const field = page.getByRole("combobox").first();
  const times: number[] = [];
  for (const word of words) {
    await field.fill("");
    await page.evaluate(`(${ANSWERED})("")`);
    for (const [index, letter] of [...word].entries()) {
      // A space alone asks nothing new.
      if (letter === " ") {
        await field.press("Space");
        continue;
      }
      const time = page.evaluate<number>(`(${KEY_TO_PAINT})(${JSON.stringify(word.slice(0, index + 1))})`);
      await field.press(letter);
      times.push(await time);
    }
  }
  return times;
}

// Functions of the page are written as text: the compiler's helpers do not exist there.

/**
 * Resolves when rows that answer a text are painted; the list says which filter its rows answer. A message that is sent
 * before a frame is drawn arrives after it. Watched, not asked in each frame: frames for the question alone would cost
 * what is measured.
 */
const ANSWERED = `(text) => new Promise((resolve) => {
  const main = document.querySelector("main");
  const painted = () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(null);
  });
  const answers = () => {
    const shown = main.dataset.answers;
    return shown !== undefined && (new URLSearchParams(shown).get("q") ?? "") === text.trim();
  };
  if (answers()) return painted();
  const watch = new MutationObserver(() => {
    if (!answers()) return;
    watch.disconnect();
    painted();
  });
  watch.observe(main, { attributes: true });
})`;

const KEY_TO_PAINT = `(text) => new Promise((resolve) => {
  addEventListener("keydown", async () => {
    const begun = performance.now();
    resolve((await (${ANSWERED})(text)) - begun);
  }, { once: true, capture: true });
})`;

/**
 * Milliseconds that any one row in sight was at most without its image, while the list is scrolled by a quick wheel, with
 * a rest after each stretch until everything in sight is there.
 */
async function longestBlank(page: Page, images: number): Promise<number> {
  await page.getByRole("combobox").first().fill("");
  await page.evaluate(`(${ANSWERED})("")`);
  const rows = Math.min(SCROLLED_ROWS, images);
  return await page.evaluate<number>(`(${SCROLL})(${rows * ROW_PX}, ${STRETCH_ROWS * ROW_PX}, ${TURN_PX})`);
}

const SCROLL = `(wholePx, stretchPx, turnPx) => new Promise((resolve) => {
  const pane = document.querySelector("main section[tabindex]");
  const rows = Number(pane.querySelector("table").getAttribute("aria-rowcount")) - 1;
  const blankSince = new Map();
  let longest = 0;
  let scrolled = 0;
  let rest = stretchPx;
  const frame = (now) => {
    // What ought to be in sight by the place of the scroll, without what is drawn: a row that does not exist is blank too.
    const first = Math.floor(pane.scrollTop / ${ROW_PX});
    const last = Math.min(rows - 1, Math.floor((pane.scrollTop + pane.clientHeight - ${HEAD_PX} - 1) / ${ROW_PX}));
    const blank = new Set();
    for (let index = first; index <= last; index += 1) blank.add(index);
    for (const row of pane.querySelectorAll("tr[data-index]:not([data-skeleton])")) blank.delete(Number(row.dataset.index));
    for (const index of blank) if (!blankSince.has(index)) blankSince.set(index, now);
    for (const [index, since] of blankSince) {
      longest = Math.max(longest, now - since);
      if (!blank.has(index)) blankSince.delete(index);
    }
    if (scrolled >= rest && blank.size === 0) {
      rest += stretchPx;
      if (scrolled >= wholePx) return resolve(longest);
    }
    if (scrolled < rest) {
      pane.scrollTop += turnPx;
      scrolled += turnPx;
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})`;

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
