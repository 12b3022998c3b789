import { describe, expect, it } from "vitest";
import { type RegionId, regionIds, type StoredImage, world } from "./world";

describe.each(regionIds)("the world of %s", (region) => {
  const images = world(region);

  it("is the same every time and has about sixty images", () => {
    expect(world(region)).toEqual(images);
    expect(images.length).toBeGreaterThanOrEqual(58);
    expect(images.length).toBeLessThanOrEqual(65);
  });

  it("has every id once, in the cloud's form", () => {
    const ids = images.map(({ listed }) => listed.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^m-[A-Za-z0-9]{8}$/);
  });

  it("counts exactly the users that it lists, never more than allowed", () => {
    for (const { detailOnly, sharedWith, account } of images) {
      if (account === null || typeof detailOnly.sharedToUserNum !== "number") continue;
      expect(detailOnly.sharedToUserNum).toBe(sharedWith.length);
      expect(sharedWith.length).toBeLessThanOrEqual(Number(detailOnly.shareToUserNumLimit));
    }
  });

  it("names every shared user by at least one of the three names, and nobody twice", () => {
    for (const { sharedWith } of images) {
      const names = sharedWith.map(({ account, accountId, ucAccount }) => account ?? accountId ?? ucAccount);
      expect(names).not.toContain(undefined);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("was made between 2015 and today, in the cloud's time format", () => {
    for (const { listed } of images) {
      if (listed.createTime == null) continue;
      expect(listed.createTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(String(listed.createTime) > "2015" && String(listed.createTime) < "2026-11-21").toBe(true);
    }
  });

  it("has data-disk snapshots only on whole-instance images, each pointing back at its image", () => {
    for (const { listed, detailOnly } of images) {
      const snapshots = (detailOnly.snapshot ?? detailOnly.snapshots ?? []) as { templateId: string }[];
      expect(snapshots.length > 0).toBe(listed.package === true);
      for (const { templateId } of snapshots) expect(templateId).toBe(listed.id);
    }
  });
});

it("gives the regions different images", () => {
  const ids = regionIds.flatMap((region) => world(region).map(({ listed }) => listed.id));
  expect(new Set(ids).size).toBe(ids.length);
});

it.each<[string, RegionId, (image: StoredImage) => boolean]>([
  ["nobody's share", "bj", (image) => image.detailOnly.sharedToUserNum === 0],
  ["48 of 50 shares", "bj", (image) => image.detailOnly.sharedToUserNum === 48],
  ["all shares used", "bj", (image) => image.detailOnly.sharedToUserNum === 50],
  ["snapshots under the documented key", "bj", (image) => "snapshot" in image.detailOnly],
  ["snapshots under the SDK's key", "bj", (image) => "snapshots" in image.detailOnly],
  ["an encrypted image", "bj", ({ listed }) => listed.encrypted === true],
  ["the status Creating", "bj", ({ listed }) => listed.status === "Creating"],
  ["the status CreatedFailed", "bj", ({ listed }) => listed.status === "CreatedFailed"],
  ["the status CreateFailed", "bj", ({ listed }) => listed.status === "CreateFailed"],
  ["the status NotAvailable", "bj", ({ listed }) => listed.status === "NotAvailable"],
  ["the status Error", "bj", ({ listed }) => listed.status === "Error"],
  ["an unknown status", "bj", ({ listed }) => listed.status === "Replicating"],
  ["an unknown type", "bj", ({ listed }) => listed.type === "DccCustom"],
  ["an undocumented field", "bj", ({ listed }) => "bootMode" in listed],
  ["a hardened build", "bj", ({ listed }) => listed.specialVersion === "financial_safty"],
  ["an image with hardly a field", "bj", ({ listed }) => Object.keys(listed).length === 3],
  ["an image whose fields are null", "bj", ({ listed }) => listed.name === null],
  ["a Windows image", "hkg", ({ listed }) => listed.osType === "windows"],
  ["a 32-bit image", "gz", ({ listed }) => listed.osArch === "i386 (32bit)"],
  ["a marketplace image", "gz", ({ listed }) => listed.type === "Integration"],
  ["a GPU image of its own", "gz", ({ listed }) => listed.type === "GpuBccCustom"],
  ["an EBC image of its own", "gz", ({ listed }) => listed.type === "EbcCustom"],
  ["a bare-metal image", "hkg", ({ listed }) => listed.type === "BbcSystem"],
  ["an image shared by somebody", "hkg", ({ listed }) => listed.type === "Sharing"],
])("contains %s in %s", (_, region, isThere) => {
  expect(world(region).some(isThere)).toBe(true);
});
