import { afterEach, expect, it } from "vitest";
import { diskFullSince, isDiskFull, noticeDiskFull, noticeDiskSpace } from "./disk";

afterEach(() => noticeDiskSpace());

const withCode = (code: string) => Object.assign(new Error("refused"), { code });

it.each([
  ["PostgreSQL's disk_full", withCode("53100"), true],
  ["the same inside a failed query", new Error("Failed query", { cause: withCode("53100") }), true],
  ["the system's", withCode("ENOSPC"), true],
  ["a quota that is used up", withCode("EDQUOT"), true],
  ["memory that is used up", withCode("53200"), false],
  ["too many connections", withCode("53300"), false],
  ["an error without a code", new Error("No space left on device"), false],
  ["no error at all", "53100", false],
])("knows %s: %s", (_what, error, full) => {
  expect(isDiskFull(error)).toBe(full);
});

it("remembers since when, until something is stored again", () => {
  expect(noticeDiskFull(withCode("23505"))).toBe(false);
  expect(diskFullSince()).toBeNull();
  expect(noticeDiskFull(withCode("53100"))).toBe(true);
  const since = diskFullSince();
  expect(since).toMatch(/^\d{4}-/);
  noticeDiskFull(withCode("53100"));
  expect(diskFullSince()).toBe(since);
  noticeDiskSpace();
  expect(diskFullSince()).toBeNull();
});
