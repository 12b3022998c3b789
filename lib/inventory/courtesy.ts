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
 * the process has one thread, and each turn of an answer would wait for a step of the work.
 */
export async function giveWay(): Promise<void> {
  await setImmediate();
  const { answers, waiting } = courtesy();
  if (answers === 0) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(limit);
      waiting.delete(go);
      resolve();
    };
    const limit = setTimeout(go, LONGEST_WAIT_MS);
    waiting.add(go);
  });
}
