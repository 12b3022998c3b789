// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import { emptyFilter, type ImageFilter, withChoice } from "@/lib/domain/image-filter";
import { SearchField } from "./search-field";
import { list } from "./testing";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  window.history.replaceState(null, "", "?");
});

function Field({
  filter,
  asking,
  changed,
  left,
}: {
  filter: ImageFilter;
  asking: boolean;
  changed: (filter: ImageFilter, how?: string) => void;
  left: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <SearchField
      filter={filter}
      asking={asking}
      list={list()}
      field={field}
      change={(next, how) => changed(next(filter), how)}
      onLeave={left}
    />
  );
}

function show(filter: ImageFilter, locale: "en" | "zh-CN" = "en") {
  const changed = vi.fn<(filter: ImageFilter, how?: string) => void>();
  const left = vi.fn();
  const fieldOf = (shown: ImageFilter, asking: boolean) => (
    <Field filter={shown} asking={asking} changed={changed} left={left} />
  );
  const { rerender } = renderIn(locale, fieldOf(filter, false));
  /** Once the address has it. */
  const showNext = (next: ImageFilter, asking: boolean) => {
    window.history.replaceState(null, "", `?q=${next.q}`);
    rerender(fieldOf(next, asking));
  };
  return {
    changed,
    left,
    input: screen.getByRole<HTMLInputElement>("combobox"),
    asks: (next: ImageFilter) => showNext(next, true),
    answers: (next: ImageFilter) => showNext(next, false),
  };
}

const excluding = withChoice(
  withChoice(emptyFilter(), "ownership", "marketplace", "exclude"),
  "ownership",
  "community",
  "exclude",
);

it.each([
  ["en", "Ownership is not Marketplace, Community"],
  ["zh-CN", "归属 不是 市场、社区"],
] as const)("shows in %s what is excluded: %s", (locale, words) => {
  show(excluding, locale);
  expect(document.querySelector("search")?.textContent).toContain(words);
});

it("names what a chip's cross removes, and removes all of it", () => {
  const { changed } = show(excluding);
  fireEvent.click(
    screen.getByRole("button", { name: "Remove filter: Ownership is not Marketplace, Community" }),
  );
  expect(changed.mock.lastCall?.[0]).toEqual(emptyFilter());
});

it("asks at the first key, and of those that follow quickly at the last, replacing the address", () => {
  const { changed, input } = show(emptyFilter());
  fireEvent.change(input, { target: { value: "n" } });
  expect(changed.mock.calls).toEqual([[{ ...emptyFilter(), q: "n" }, "replace"]]);
  fireEvent.change(input, { target: { value: "ng" } });
  fireEvent.change(input, { target: { value: "nginx" } });
  expect(changed).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(200);
  expect(changed).toHaveBeenCalledTimes(2);
  expect(changed.mock.lastCall).toEqual([{ ...emptyFilter(), q: "nginx" }, "replace"]);
});

it("asks at once again as soon as the last key is answered, however quickly", () => {
  const { changed, input, asks, answers } = show(emptyFilter());
  fireEvent.change(input, { target: { value: "n" } });
  asks({ ...emptyFilter(), q: "n" });
  fireEvent.change(input, { target: { value: "ng" } });
  expect(changed).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(50);
  expect(changed).toHaveBeenCalledTimes(2);

  answers({ ...emptyFilter(), q: "ng" });
  fireEvent.change(input, { target: { value: "ngi" } });
  expect(changed.mock.lastCall).toEqual([{ ...emptyFilter(), q: "ngi" }, "replace"]);
});

it("does not ask while an input method composes", () => {
  const { changed, input } = show(emptyFilter());
  fireEvent.compositionStart(input);
  fireEvent.change(input, { target: { value: "shu" } });
  vi.advanceTimersByTime(1000);
  expect(changed).not.toHaveBeenCalled();
  fireEvent.change(input, { target: { value: "数据" } });
  fireEvent.compositionEnd(input);
  vi.advanceTimersByTime(200);
  expect(changed.mock.lastCall?.[0].q).toBe("数据");
});

it.each([
  ["os:ubuntu ", "os", "ubuntu", "include"],
  ["-arch:x86_64 ", "arch", "x86_64", "exclude"],
  ["account:jd-retail ", "account", "c-jd", "include"],
  ["Cloud:jdcloud-vm ", "cloud", "jdcloud-vm", "include"],
] as const)("makes %s a choice, as its own step back", async (text, facet, value, state) => {
  const { changed, input } = show(emptyFilter());
  fireEvent.change(input, { target: { value: `golden ${text}` } });
  await act(() => vi.dynamicImportSettled());
  const expected = { ...withChoice(emptyFilter(), facet, value, state), q: "golden" };
  expect(changed.mock.lastCall).toEqual([expected, undefined]);
  expect(input.value).toBe("golden");
});

it("leaves a term that names nothing known as text", async () => {
  const { changed, input } = show(emptyFilter());
  fireEvent.change(input, { target: { value: "os:plan9 " } });
  await act(() => vi.dynamicImportSettled());
  vi.advanceTimersByTime(200);
  expect(changed.mock.lastCall?.[0].q).toBe("os:plan9");
});

it("selects the last chip by Backspace and removes it by the second", () => {
  const { changed, input } = show(excluding);
  fireEvent.keyDown(input, { key: "Backspace" });
  expect(changed).not.toHaveBeenCalled();
  fireEvent.keyDown(input, { key: "Backspace" });
  expect(changed.mock.lastCall?.[0]).toEqual(emptyFilter());
});

it("goes on to the rows with Enter, which asks at once, and with the arrow when nothing is suggested", () => {
  const { changed, left, input } = show(emptyFilter());
  fireEvent.change(input, { target: { value: "web" } });
  fireEvent.keyDown(input, { key: "Enter" });
  const asked = changed.mock.calls.map(([filter]) => filter.q);
  expect(new Set(asked)).toEqual(new Set(["web"]));
  expect(left).toHaveBeenCalledTimes(1);
  vi.runAllTimers();
  expect(changed).toHaveBeenCalledTimes(asked.length);
  fireEvent.keyDown(input, { key: "ArrowDown" });
  expect(left).toHaveBeenCalledTimes(2);
});

it("stays in the field with Enter on a finished term, so that the next one can be typed", () => {
  const { left, input } = show(emptyFilter());
  fireEvent.change(input, { target: { value: "arch:arm64" } });
  fireEvent.keyDown(input, { key: "Enter" });
  expect(left).not.toHaveBeenCalled();
});
