// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { closeImage, openImage } from "./open-image";
import { changeFilter } from "./use-list-address";

const ref = (imageId: string) => ({ connectionId: "c-jd", regionId: "cn-north-1", imageId });
const steps = vi.fn();

beforeEach(() => {
  window.history.replaceState(null, "", "/images?sort=name");
  vi.restoreAllMocks();
  steps.mockReset();
  vi.spyOn(window.history, "pushState").mockImplementation((_state, _title, path) => {
    steps("push");
    window.history.replaceState(null, "", String(path));
  });
  vi.spyOn(window.history, "back").mockImplementation(() => {
    steps("back");
    window.history.replaceState(null, "", "/images?sort=name");
  });
});

it("makes opening a step, walking on none, and closing goes back", () => {
  openImage(ref("img-1"));
  openImage(ref("img-2"));
  expect(window.location.search).toBe("?sort=name&open=c-jd.cn-north-1.img-2");
  closeImage();
  expect(steps.mock.calls).toEqual([["push"], ["back"]]);
});

it("closes an image that the address opened without leaving the page", () => {
  window.history.replaceState(null, "", "/images?open=c-jd.cn-north-1.img-2");
  closeImage();
  expect(window.location.pathname + window.location.search).toBe("/images");
  expect(steps).not.toHaveBeenCalled();
});

it("keeps what was sought while an image lay open", () => {
  openImage(ref("img-1"));
  changeFilter((now) => ({ ...now, q: "golden" }), "replace");
  closeImage();
  expect(window.location.search).toBe("?q=golden&sort=name");
  expect(steps.mock.calls).toEqual([["push"]]);
});
