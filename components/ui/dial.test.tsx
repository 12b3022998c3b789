// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { SourceCondition } from "@/lib/domain/image-list";
import { Dial } from "./dial";

afterEach(cleanup);

function conditions(sources: { connectionId: string; condition: SourceCondition }[]) {
  const { container } = render(<Dial sources={sources} size={18} />);
  return [...container.querySelectorAll("path")].map((path) => path.getAttribute("data-condition"));
}

const source = (condition: SourceCondition, connectionId = "a") => ({ connectionId, condition });

it("has one arc per source, in the order given", () => {
  expect(conditions([source("current"), source("failing"), source("waiting")])).toEqual([
    "current",
    "failing",
    "waiting",
  ]);
});

it("has one arc per account above sixty sources, its failing share apart", () => {
  const many = [
    ...Array.from({ length: 50 }, () => source("current", "a")),
    ...Array.from({ length: 10 }, () => source("current", "b")),
    source("failing", "b"),
  ];
  expect(conditions(many)).toEqual(["current", "current", "failing"]);
});

it("waits when there is no source", () => {
  expect(new Set(conditions([]))).toEqual(new Set(["waiting"]));
});

it("draws numbers that server and browser agree on", () => {
  const { container } = render(<Dial sources={[source("current")]} size={20} />);
  expect(container.querySelector("path")?.getAttribute("d")).not.toMatch(/\d\.\d{4}/);
});
