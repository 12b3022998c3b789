// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { MeterBar, MeterCells } from "./meter";

afterEach(cleanup);

const fill = (element: HTMLElement) => element.querySelector<HTMLElement>("[data-fill]")?.style.width;
const level = (element: HTMLElement) => element.querySelector("[data-level]")?.getAttribute("data-level");

describe("the bar", () => {
  it("is an empty track when nothing is used", () => {
    const { container } = render(<MeterBar used={0} limit={20} />);
    expect(fill(container)).toBeUndefined();
    expect(level(container)).toBe("fine");
  });
  it("still shows one of five hundred", () => {
    expect(fill(render(<MeterBar used={1} limit={500} />).container)).toBe("2%");
  });
  it.each([
    [15, "fine"],
    [16, "tight"],
    [19, "tight"],
    [20, "full"],
    [23, "over"],
  ])("is at %i of 20 %s", (used, expected) => {
    expect(level(render(<MeterBar used={used} limit={20} />).container)).toBe(expected);
  });
  it("never grows beyond its track", () => {
    expect(fill(render(<MeterBar used={23} limit={20} />).container)).toBe("100%");
  });
  it("is a dashed hairline without track where no limit is published", () => {
    const { container } = render(<MeterBar used={0} limit={null} />);
    expect(level(container)).toBe("none");
    expect(container.querySelector(".bg-track")).toBeNull();
  });
});

describe("the cells", () => {
  it("are one per account up to sixty", () => {
    const { container } = render(<MeterCells used={17} limit={20} />);
    expect(container.querySelectorAll("[data-level] > span")).toHaveLength(20);
    expect(container.querySelectorAll("[data-on]")).toHaveLength(17);
  });
  it("are all on over the limit", () => {
    expect(render(<MeterCells used={23} limit={20} />).container.querySelectorAll("[data-on]")).toHaveLength(
      20,
    );
  });
  it("become a bar above sixty", () => {
    expect(fill(render(<MeterCells used={250} limit={500} />).container)).toBe("50%");
  });
});
