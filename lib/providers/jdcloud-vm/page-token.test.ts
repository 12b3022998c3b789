import { describe, expect, it } from "vitest";
import { readToken, tokenAfter } from "./page-token";

const page = { count: 100, firstId: "img-a", totalCount: 250, httpStatus: 200, requestId: "r1" };

describe("the walk over describeImages", () => {
  it("counts pages until they cover the total", () => {
    const second = tokenAfter(readToken("private", null), page);
    expect(readToken("private", second)).toMatchObject({ pageNumber: 2, firstId: "img-a" });
    const third = tokenAfter(readToken("private", second), { ...page, firstId: "img-b" });
    expect(readToken("private", third)).toMatchObject({ pageNumber: 3 });
    expect(tokenAfter(readToken("private", third), { ...page, firstId: "img-c" })).toBeNull();
  });

  it("ends with an empty page, also where no total is told", () => {
    const start = readToken("shared", null);
    expect(tokenAfter(start, { ...page, totalCount: null })).not.toBeNull();
    expect(tokenAfter(start, { ...page, totalCount: null, count: 0, firstId: null })).toBeNull();
    expect(tokenAfter(start, { ...page, count: 0, firstId: null })).toBeNull();
  });

  it.each(["public", "marketplace"] as const)("walks %s images in use, then those taken offline", (group) => {
    const start = readToken(group, null);
    expect(start.offline).toBe(false);
    const offline = tokenAfter(start, { ...page, totalCount: 1 });
    expect(readToken(group, offline)).toMatchObject({ offline: true, pageNumber: 1, firstId: null });
    expect(tokenAfter(readToken(group, offline), { ...page, totalCount: 1 })).toBeNull();
  });

  it("asks with today's words", () => {
    const groups = ["private", "shared", "public", "marketplace", "community"] as const;
    expect(groups.map((group) => readToken(group, null).imageSource)).toEqual([
      "private",
      "shared",
      "public",
      "thirdparty",
      "community",
    ]);
  });

  it("fails when the same page comes again instead of ending early", () => {
    const second = readToken("private", tokenAfter(readToken("private", null), page));
    expect(() => tokenAfter(second, page)).toThrow("unexpected-answer (repeated-page)");
  });

  it.each(["", "1:1", "0:0", "0:x", "x:1"])("refuses the token %j that it did not make", (token) => {
    expect(() => readToken("private", token)).toThrow("rejected-request (malformed-page-token)");
  });

  it.each(["all", "own-and-shared"] as const)("refuses the group %s", (group) => {
    expect(() => readToken(group, null)).toThrow("rejected-request (unknown-group)");
  });
});
