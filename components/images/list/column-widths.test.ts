// @vitest-environment happy-dom
import { beforeEach, expect, it } from "vitest";
import { columnWidths, giveWidth } from "./column-widths";
import { NARROWEST_PX, WIDEST_PX } from "./columns";

beforeEach(() => {
  window.localStorage.clear();
});

it("keeps widths within bounds, as whole pixels", () => {
  giveWidth("status", 10);
  giveWidth("os", 5000);
  giveWidth("tags", 200.4);
  expect(columnWidths.read()).toEqual({ status: NARROWEST_PX, os: WIDEST_PX, tags: 200 });
});

it("takes one width back and leaves the others", () => {
  giveWidth("status", 200);
  giveWidth("os", 300);
  giveWidth("status", null);
  expect(columnWidths.read()).toEqual({ os: 300 });
});

it("lets fall what is no column and no width", () => {
  window.localStorage.setItem("nephoscope-column-widths", '{"os":"wide","colour":80,"arch":90,"tags":null}');
  expect(columnWidths.read()).toEqual({ arch: 90 });
});
