import { describe, expect, it } from "vitest";
import { images } from "./world";

describe("the world of ENS", () => {
  it.each([
    ["mainland", 36, 8, 16],
    ["ap-southeast-1", 9, 2, 4],
  ] as const)("has on %s %i own, %i shared and %i public images", (site, own, others, system) => {
    const count = (owner: string) => images[site].filter((image) => image.owner === owner).length;
    expect([count("self"), count("others"), count("system")]).toEqual([own, others, system]);
  });

  it("gives every image of a site its own id", () => {
    for (const list of Object.values(images)) {
      expect(new Set(list.map((image) => image.id)).size).toBe(list.length);
    }
  });

  it("shares own images only, each account once", () => {
    for (const image of Object.values(images).flat()) {
      expect(new Set(image.shares).size).toBe(image.shares.length);
      if (image.owner !== "self") expect(image.shares).toEqual([]);
    }
  });

  it("has ids that contain others, so that a fuzzy answer must not be taken for an exact one", () => {
    const ids = images.mainland.map((image) => image.id);
    const trapped = ids.filter((id) => ids.some((other) => other !== id && other.includes(id)));
    expect(trapped).toEqual(["m-5qm2r6xo7njrpdkx04q1o", "m-5qkf6jv9a0tzd5ipwx5fi"]);
  });

  it("shows every status, and one that no document names", () => {
    expect(new Set(images.mainland.map((image) => image.status))).toEqual(
      new Set([
        "Creating",
        "Packing",
        "Uploading",
        "Pack_failed",
        "Upload_failed",
        "Available",
        "Unavailable",
        "Copying",
        "Migrating",
      ]),
    );
  });

  it("writes every date in UTC, from 2014 to 2026-11-20", () => {
    for (const image of Object.values(images).flat()) {
      expect(image.createdTime).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
      expect(image.createdTime >= "2014" && image.createdTime < "2026-11-21").toBe(true);
    }
  });
});
