import { expect, it } from "vitest";
import { durationOf } from "./duration";

it.each([
  [0, "milliseconds", 0],
  [840, "milliseconds", 840],
  [4_240, "seconds", 4.2],
  [41_300, "seconds", 41],
  [119_000, "seconds", 119],
  [180_000, "minutes", 3],
] as const)("tells %i ms in %s", (ms, unit, count) => {
  expect(durationOf(ms)).toEqual({ unit, count });
});
