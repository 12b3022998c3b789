import { setImmediate } from "node:timers/promises";
import { processWide } from "../process-wide";

/** Longer than most answers take. Work must go on where people ask without a pause. */
const LONGEST_WAIT_MS = 50;

type Courtesy = { answers: number; waiting: Set<() => void> };
const courtesy = () => processWide<Courtesy>("courtesy", () => ({ answers: 0, waiting: new Set() }));

/** Makes an answer that a person waits for: work that gives way stands still meanwhile. */
export async function answerFirst<T>(answer: () => Promise<T>): Promise<T> {
  const own = courtesy();
  own.answers += 1;
  try {
    return await answer();
  } finally {
    own.answers -= 1;
    if (own.answers === 0) for (const go of [...own.waiting]) go();
  }
}

/**
 * Lets others have their turn between two steps of work that nobody looks at, and those who wait for an answer go first:
 * the process has one thread, and each turn of an answer would wait for a step of the work. Waits for them `longestMs` at
 * the most; others have their turn in any case.
 */
export async function giveWay(longestMs = LONGEST_WAIT_MS): Promise<void> {
  await setImmediate();
  const { answers, waiting } = courtesy();
  if (answers === 0 || longestMs <= 0) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(limit);
      waiting.delete(go);
      resolve();
    };
    const limit = setTimeout(go, longestMs);
    waiting.add(go);
  });
}

/** Items worked on in one go: some milliseconds of most work. */
const STEP = 25;

/** Does the same with each of many items, and gives way between some of them, in all as long as otherwise once. */
export async function mapGently<T, R>(items: readonly T[], work: (item: T) => R): Promise<R[]> {
  const done: R[] = [];
  let waitedMs = 0;
  for (let start = 0; start < items.length; start += STEP) {
    const before = performance.now();
    await giveWay(LONGEST_WAIT_MS - waitedMs);
    waitedMs += performance.now() - before;
    for (const item of items.slice(start, start + STEP)) done.push(work(item));
  }
  return done;
}
