// @vitest-environment happy-dom
import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { kept } from "./kept";

const numbers = () =>
  kept("test-numbers", (stored) =>
    Array.isArray(stored) ? stored.filter((one): one is number => typeof one === "number") : [],
  );

afterEach(() => {
  window.localStorage.clear();
  vi.restoreAllMocks();
});

it("gives what was written, to every reader, and keeps it for the next visit", () => {
  const store = numbers();
  const { result } = renderHook(() => store.useValue());
  act(() => store.write([1, 2]));
  expect(result.current).toEqual([1, 2]);
  expect(numbers().read()).toEqual([1, 2]);
});

it.each(["no json", "{}", '"text"', "null"])("makes do with a stranger's text: %s", (text) => {
  window.localStorage.setItem("test-numbers", text);
  expect(numbers().read()).toEqual([]);
});

it("gives the same value again while nothing changed, so that nothing is drawn anew", () => {
  window.localStorage.setItem("test-numbers", "[1]");
  const store = numbers();
  expect(store.read()).toBe(store.read());
});

it("lives as long as the page where the browser refuses to keep anything", () => {
  const refuse = () => {
    throw new DOMException("denied");
  };
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(refuse);
  vi.spyOn(Storage.prototype, "getItem").mockImplementation(refuse);
  const store = numbers();
  store.write([7]);
  expect(store.read()).toEqual([7]);
});
