import { setImmediate } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { answerFirst, giveWay, mapGently } from "./courtesy";

/** An answer that takes as long as a test wants. */
function openAnswer() {
  let end = { finish: () => {}, fail: () => {} };
  const open = () =>
    new Promise<string>((resolve, reject) => {
      end = { finish: () => resolve("told"), fail: () => reject(new Error("no")) };
    });
  const answer = answerFirst(open);
  return { answer, ...end };
}

/** Work of one step, and whether it has been done. */
function work() {
  const done = vi.fn();
  return { done, step: giveWay().then(done) };
}

/** Several turns of the process. */
async function turns() {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
}

it("goes on where nobody waits for an answer", async () => {
  const { done } = work();
  expect(done).not.toHaveBeenCalled();
  await turns();
  expect(done).toHaveBeenCalled();
});

it("stands still until the last answer is there, or has failed", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const [first, second] = [openAnswer(), openAnswer()];
  const { done, step } = work();
  await turns();
  first.finish();
  await expect(first.answer).resolves.toBe("told");
  await turns();
  expect(done).not.toHaveBeenCalled();
  second.fail();
  await expect(second.answer).rejects.toThrow("no");
  await step;
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

it("does not wait for ever where answer follows answer", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { answer, finish } = openAnswer();
  const { done, step } = work();
  await turns();
  expect(done).not.toHaveBeenCalled();
  vi.advanceTimersByTime(50);
  await step;
  finish();
  await answer;
  vi.useRealTimers();
});

it("gives way between many items, in all as long as otherwise once", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const { answer, finish } = openAnswer();
  const items = Array.from({ length: 60 }, (_, item) => item);
  const work = vi.fn((item: number) => item * 2);
  const mapped = mapGently(items, work);
  await turns();
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(30);
  await turns();
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(20);
  await expect(mapped).resolves.toEqual(items.map((item) => item * 2));
  finish();
  await answer;
  vi.useRealTimers();
});
