import { expect, it } from "vitest";
import { testImage } from "../testing/image";
import type { Change, FieldChange } from "./change";
import { changesSince } from "./changes-since";

const happened = (...fields: FieldChange[][]): Change[] =>
  fields.map((changed, id) => ({
    id,
    ref: testImage().ref,
    kind: "changed",
    at: "2026-11-20T08:00:00.000Z",
    fields: changed,
  }));
const named = (from: string, to: string): FieldChange => ({ field: "name", from, to });

it("compares pictures of one operation, whatever the history has forgotten", () => {
  expect(changesSince(testImage({ name: "a" }), testImage({ name: "b" }), [])).toEqual([named("a", "b")]);
});

it("follows the history between pictures of two operations, first to last", () => {
  const after = testImage({ name: "c", operation: "DescribeImage" });
  expect(
    changesSince(testImage({ name: "a" }), after, happened([named("a", "b")], [named("b", "c")])),
  ).toEqual([named("a", "c")]);
});

it("says nothing of what is again as it was", () => {
  const after = testImage({ operation: "DescribeImage" });
  expect(changesSince(testImage(), after, happened([named("a", "b")], [named("b", "a")]))).toEqual([]);
});
