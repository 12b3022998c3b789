// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { MOST_SELECTED } from "@/lib/domain/list-address";
import { useSelection } from "./use-selection";

/** The address bar as Next shows it to components: as it was at the last render. */
vi.mock("next/navigation", () => ({
  useSearchParams: () => new URLSearchParams(window.location.search),
}));

beforeEach(() => {
  window.history.replaceState(null, "", "/images?sort=name");
});
afterEach(cleanup);

const ref = (imageId: string) => ({ connectionId: "c-jd", regionId: "cn-north-1", imageId });
const ids = (selection: ReturnType<typeof useSelection>) =>
  [...selection.selected.values()].map(({ imageId }) => imageId);

it("stands in the address, beside what was there", () => {
  const { result } = renderHook(() => useSelection());
  act(() => result.current.select([ref("img-1"), ref("img-2")], true));
  expect(ids(result.current)).toEqual(["img-1", "img-2"]);
  expect(new URLSearchParams(window.location.search).get("sort")).toBe("name");
  expect(window.location.search).toContain("sel=");
  act(() => result.current.select([ref("img-1")], false));
  expect(ids(result.current)).toEqual(["img-2"]);
  act(() => result.current.clear());
  expect(window.location.search).toBe("?sort=name");
});

it("is read from the address", () => {
  window.history.replaceState(null, "", "/images?sel=c-jd.cn-north-1.img-1+img-9");
  const { result } = renderHook(() => useSelection());
  expect(ids(result.current)).toEqual(["img-1", "img-9"]);
});

it("follows the address when somebody else changes it, as Back does", () => {
  const { result, rerender } = renderHook(() => useSelection());
  act(() => result.current.select([ref("img-1")], true));
  window.history.replaceState(null, "", "/images?sel=c-jd.cn-north-1.img-7");
  rerender();
  expect(ids(result.current)).toEqual(["img-7"]);
});

it("is kept by the page alone when it is too long for an address", () => {
  const { result, rerender } = renderHook(() => useSelection());
  const many = Array.from({ length: MOST_SELECTED + 1 }, (_, index) => ref(`img-${index}`));
  act(() => result.current.select(many, true));
  rerender();
  expect(result.current.selected.size).toBe(MOST_SELECTED + 1);
  expect(window.location.search).toBe("?sort=name");
});
