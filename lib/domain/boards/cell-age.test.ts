import { expect, it } from "vitest";
import { cellAge, freshnessOf } from "./cell-age";

const NOW = Date.parse("2026-11-21T12:00:00Z");

it.each([
  ["2026-11-22T00:00:00Z", "0 hours", "month"],
  ["2026-11-21T09:30:00Z", "2 hours", "month"],
  ["2026-11-20T11:00:00Z", "1 days", "month"],
  ["2026-10-22T12:00:00Z", "30 days", "month"],
  ["2026-10-21T12:00:00Z", "31 days", "quarter"],
  ["2026-08-14T12:00:00Z", "99 days", "year"],
  ["2026-08-13T12:00:00Z", "3 months", "year"],
  ["2025-11-22T12:00:00Z", "11 months", "year"],
  ["2025-11-20T12:00:00Z", "1 years", "older"],
  ["2014-01-01T00:00:00Z", "12 years", "older"],
])("tells the age of %s as %s, tinted as %s", (at, age, tint) => {
  const { unit, count } = cellAge(at, NOW);
  expect(`${count} ${unit}`).toBe(age);
  expect(freshnessOf(at, NOW)).toBe(tint);
});
