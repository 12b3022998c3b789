import { describe, expect, it } from "vitest";
import { CloudError } from "../errors";
import { readToken, tokenAfter } from "./page-token";

const page = { httpStatus: 200, requestId: "r1" };
const start = readToken(null);

describe("the walk over ListImages", () => {
  it("follows the cloud's marker, whatever characters it has, then walks EbcTotal, then ends", () => {
    const second = tokenAfter(start, { ...page, isTruncated: true, nextMarker: "m:1/=x" });
    expect(readToken(second)).toEqual({ listing: "All", marker: "m:1/=x" });
    const third = tokenAfter(readToken(second), { ...page, isTruncated: false });
    expect(readToken(third)).toEqual({ listing: "EbcTotal", marker: null });
    expect(tokenAfter(readToken(third), { ...page, isTruncated: false, nextMarker: "" })).toBeNull();
  });

  it("goes on by the marker alone where a page does not say whether it is truncated", () => {
    expect(readToken(tokenAfter(start, { ...page, nextMarker: "m-2" })).marker).toBe("m-2");
  });

  it.each([
    ["repeated-marker", { listing: "All", marker: "m-2" } as const, { isTruncated: true, nextMarker: "m-2" }],
    ["missing-marker", start, { isTruncated: true, nextMarker: null }],
  ])("fails with %s instead of ending early", (code, at, told) => {
    const walk = () => tokenAfter(at, { ...page, ...told });
    expect(walk).toThrow(CloudError);
    expect(walk).toThrow(`unexpected-answer (${code})`);
  });

  it.each(["", "all:x", "nothing:x"])("refuses the token %j that it did not make", (token) => {
    expect(() => readToken(token)).toThrow("rejected-request (malformed-page-token)");
  });
});
