// @vitest-environment happy-dom
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followMoves, isLive } from "./live";

/** The stream that was opened last, in the hands of the test. */
class FakeStream {
  static all: FakeStream[] = [];
  readyState = 1;
  onmessage: (event: { data: string }) => void = () => {};
  onerror: () => void = () => {};
  constructor(readonly url: string) {
    FakeStream.all.push(this);
  }
  close() {
    this.readyState = 2;
  }
}

const last = () => FakeStream.all.at(-1);
let end = () => {};

beforeEach(() => {
  FakeStream.all = [];
  vi.stubGlobal("EventSource", FakeStream);
});
afterEach(() => {
  end();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A page that shows this topic, whose question is answered when `answer` is called. */
function pageWith(topic: string) {
  const client = new QueryClient();
  const answers: (() => void)[] = [];
  const asked = vi.fn(() => new Promise<string>((resolve) => answers.push(() => resolve("now"))));
  const observer = new QueryObserver(client, {
    queryKey: [topic, "more"],
    queryFn: asked,
    initialData: "before",
    staleTime: Number.POSITIVE_INFINITY,
  });
  const unsubscribe = observer.subscribe(() => {});
  const stop = followMoves(client);
  end = () => {
    stop();
    unsubscribe();
  };
  return { asked, answer: () => answers.shift()?.() };
}

it("asks again for what is shown and moved, and for nothing else", async () => {
  const { asked } = pageWith("accounts");
  last()?.onmessage({ data: "pulse alerts" });
  await Promise.resolve();
  expect(asked).not.toHaveBeenCalled();
  last()?.onmessage({ data: "accounts" });
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
});

it("asks once more after an answer on whose way it moved, however often", async () => {
  const { asked, answer } = pageWith("accounts");
  last()?.onmessage({ data: "accounts" });
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
  for (let page = 0; page < 9; page += 1) last()?.onmessage({ data: "accounts" });
  expect(asked).toHaveBeenCalledTimes(1);
  answer();
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  answer();
  last()?.onmessage({ data: "pulse" });
  await Promise.resolve();
  expect(asked).toHaveBeenCalledTimes(2);
});

it("is live from the first word until the stream breaks", () => {
  pageWith("pulse");
  expect(isLive()).toBe(false);
  last()?.onmessage({ data: "pulse" });
  expect(isLive()).toBe(true);
  last()?.onerror();
  expect(isLive()).toBe(false);
  expect(FakeStream.all, "the browser connects again by itself").toHaveLength(1);
});

it("tries again a minute after it was refused", () => {
  vi.useFakeTimers();
  pageWith("pulse");
  const refused = last();
  refused?.close();
  refused?.onerror();
  vi.advanceTimersByTime(59_000);
  expect(FakeStream.all).toHaveLength(1);
  vi.advanceTimersByTime(1_000);
  expect(FakeStream.all).toHaveLength(2);
});

it("holds no connection while the page is hidden", () => {
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(false);
  pageWith("pulse");
  hidden.mockReturnValue(true);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(FakeStream.all.map(({ readyState }) => readyState)).toEqual([2]);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(FakeStream.all.map(({ readyState }) => readyState)).toEqual([2, 1]);
});
