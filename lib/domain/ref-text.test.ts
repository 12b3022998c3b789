import { describe, expect, it } from "vitest";
import { isSameRef, readRefText, refText } from "./ref-text";

describe("a ref in an address", () => {
  it("is short, and needs no escape where ids are ordinary", () => {
    const ref = { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-31tjrtph" };
    expect(refText(ref)).toBe("tc-prod.ap-guangzhou.img-31tjrtph");
    expect(new URLSearchParams({ image: refText(ref) }).toString()).toBe(
      "image=tc-prod.ap-guangzhou.img-31tjrtph",
    );
  });

  it.each([
    { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-31tjrtph" },
    { connectionId: "ens-edge", regionId: "mainland", imageId: "centos_6_08_64_20G_a****" },
    { connectionId: "ens-edge", regionId: "mainland", imageId: "win.2016.dc" },
    { connectionId: "a.b", regionId: "c%2Ed.", imageId: "e f%g\u00A0h" },
    { connectionId: "账号", regionId: "北京", imageId: "镜像" },
  ])("comes back as it was: %j", (ref) => {
    expect(readRefText(refText(ref))).toEqual(ref);
    expect(refText(ref)).not.toMatch(/\s/u);
  });

  it.each([
    "",
    "a",
    "a.b",
    "a.b.",
    ".b.c",
    "a..c",
    "a b.c.d",
    "a.b.%",
    "a.b.%E0%A4%A",
    "a.b.%00",
    `a.b.${"c".repeat(600)}`,
  ])("is not read from %j", (text) => {
    expect(readRefText(text)).toBeNull();
  });

  it("names one image of one source", () => {
    const ref = { connectionId: "a", regionId: "b", imageId: "c" };
    expect(isSameRef(ref, { ...ref })).toBe(true);
    expect(isSameRef(ref, { ...ref, regionId: "d" })).toBe(false);
  });
});
