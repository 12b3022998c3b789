// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { DiskBar, diskBarPx } from "./disk-bar";

afterEach(cleanup);

const disk = (value: "system" | "data", sizeGiB: number | null) => ({ role: { value, raw: null }, sizeGiB });

it.each([
  [8, 8],
  [1, 8],
  [640, 42],
  [32_768, 72],
  [65_536, 72],
])("is for %i GiB %i px long", (gib, px) => {
  expect(diskBarPx(gib)).toBe(px);
});

it("draws its parts to scale, at least 2 px each", () => {
  const { container } = render(<DiskBar disks={[disk("system", 40), disk("data", 600)]} />);
  const parts = [...container.querySelectorAll<HTMLElement>("[data-role]")];
  expect(parts.map((part) => part.style.flexGrow)).toEqual(["40", "600"]);
  expect(parts.every((part) => part.className.includes("min-w-[2px]"))).toBe(true);
});

it("is dashed and without scale when a size is not reported", () => {
  const { container } = render(<DiskBar disks={[disk("system", 40), disk("data", null)]} />);
  expect(container.querySelector("[data-unknown]")).not.toBeNull();
  expect(container.querySelector("[data-role]")).toBeNull();
});
