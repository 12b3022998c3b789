import { expect, it } from "vitest";
import { readPosition, writePosition } from "./page-token";

it("reads what it wrote, and starts at the beginning", () => {
  const at = { page: 2, met: ["centos_7_9_x64_20G_alibase"] };
  expect(readPosition(writePosition(at))).toEqual(at);
  expect(readPosition(null)).toEqual({ page: 1, met: [] });
});

it.each(["", "2", "{}", '{"page":0,"met":[]}', '{"page":1.5,"met":[]}', '{"page":2,"met":[1]}', "null"])(
  "refuses the token %j that it did not write",
  (token) => {
    expect(readPosition(token)).toBeNull();
  },
);
