import { describe, expect, it } from "vitest";
import { accounts } from "./accounts";
import { type ImageType, imagesSeenBy } from "./world";

const regions = ["ap-guangzhou", "ap-shanghai", "ap-singapore", "ap-beijing"];

function count(accountId: string, region: string, type: ImageType) {
  return imagesSeenBy(accountId, region).filter((seen) => seen.type === type).length;
}

describe("the world of Tencent Cloud", () => {
  it.each(regions)("gives every image of %s its own well-formed id", (region) => {
    for (const accountId of [accounts.prod, accounts.sandbox]) {
      const ids = imagesSeenBy(accountId, region).map(({ image }) => image.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !/^img-[a-z0-9]{8}$/.test(id))).toEqual([]);
    }
  });

  it.each([
    ["prod", "ap-guangzhou", 49, 36, 5],
    ["prod", "ap-shanghai", 38, 19, 3],
    ["prod", "ap-singapore", 38, 11, 1],
    ["prod", "ap-beijing", 38, 0, 0],
    ["sandbox", "ap-guangzhou", 49, 7, 2],
    ["sandbox", "ap-singapore", 38, 5, 2],
  ] as const)("shows %s in %s %i public, %i own and %i shared images", (name, region, open, own, shared) => {
    const accountId = accounts[name];
    expect(count(accountId, region, "PUBLIC_IMAGE")).toBe(open);
    expect(count(accountId, region, "PRIVATE_IMAGE")).toBe(own);
    expect(count(accountId, region, "SHARED_IMAGE")).toBe(shared);
  });

  it("shows the receiver exactly the images that the owner's share lists name", () => {
    for (const region of regions) {
      const given = imagesSeenBy(accounts.prod, region)
        .filter(({ image, type }) => type === "PRIVATE_IMAGE" && image.shares.some(isSandbox))
        .map(({ image }) => image.id);
      const received = imagesSeenBy(accounts.sandbox, region)
        .filter(({ image, type }) => type === "SHARED_IMAGE" && image.ownerId === accounts.prod)
        .map(({ image }) => image.id);
      expect(received).toEqual(given);
    }
  });

  it("stays within the cloud's limits on names, descriptions and sharing, and within 2014 to 2026-11-20", () => {
    for (const region of regions) {
      for (const { image } of imagesSeenBy(accounts.prod, region)) {
        expect([...image.name].length).toBeLessThanOrEqual(60);
        expect([...image.description].length).toBeLessThanOrEqual(256);
        expect(image.shares.length).toBeLessThanOrEqual(500);
        expect(new Set(image.shares.map((share) => share.accountId)).size).toBe(image.shares.length);
        expect(image.createdTime >= "2014" && image.createdTime < "2026-11-21").toBe(true);
      }
    }
  });
});

function isSandbox(share: { accountId: string }) {
  return share.accountId === accounts.sandbox;
}
