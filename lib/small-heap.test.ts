import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { GROWTH_FLAG } from "./small-heap";

it("uses a setting that this version of Node knows: an unknown one would be ignored", () => {
  const known = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
  expect(known).toContain(`${GROWTH_FLAG} (`);
});
