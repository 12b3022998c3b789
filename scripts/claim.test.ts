import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { claimFolder, InUseError } from "./claim";

let folder = "";
const file = () => path.join(folder, "demo.pid");
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "nephoscope-claim-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The number of a process that has ended. */
function endedPid(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}

it("claims a folder until it is released", () => {
  const release = claimFolder(folder);
  expect(readFileSync(file(), "utf8")).toBe(String(process.pid));
  release();
  expect(existsSync(file())).toBe(false);
});

it("refuses a folder that a living process holds, and says what to do", () => {
  writeFileSync(file(), String(process.ppid));
  expect(() => claimFolder(folder)).toThrow(InUseError);
  expect(() => claimFolder(folder)).toThrow(/NEPHOSCOPE_DEMO_DIR/);
  expect(readFileSync(file(), "utf8")).toBe(String(process.ppid));
});

it.each([
  ["a process that is no more", () => String(endedPid())],
  ["nobody that can be named", () => "half a num"],
])("takes a folder over from %s", (_who, holder) => {
  writeFileSync(file(), holder());
  claimFolder(folder);
  expect(readFileSync(file(), "utf8")).toBe(String(process.pid));
});

it("does not release what another process has taken over", () => {
  const release = claimFolder(folder);
  writeFileSync(file(), "1");
  release();
  expect(readFileSync(file(), "utf8")).toBe("1");
});
