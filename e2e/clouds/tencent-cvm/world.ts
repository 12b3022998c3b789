import { growth } from "../growth";
import { accounts } from "./accounts";
import { grownImages } from "./grown-images";
import type { WorldImage } from "./image";
import { notableImages } from "./notable-images";
import { publicImages } from "./public-images";
import { publishedImages } from "./published-images";

export type ImageType = "PUBLIC_IMAGE" | "PRIVATE_IMAGE" | "SHARED_IMAGE";

/** An image as one account sees it. */
export type SeenImage = { image: WorldImage; type: ImageType };

/** Custom images of every account, by region code of API 3.0. A region that is not named has public images only. */
const customImages: Record<string, WorldImage[]> = {
  "ap-guangzhou": [
    ...publishedImages,
    ...notableImages,
    ...grownImages({ seed: 101, ownerId: accounts.prod, count: 14 }),
    ...sharedBy(accounts.partner, accounts.prod, 102, 4),
    ...sharedBy(accounts.sandbox, accounts.prod, 103, 1),
    ...grownImages({ seed: 104, ownerId: accounts.sandbox, count: 6 }),
  ],
  "ap-shanghai": [
    ...grownImages({ seed: 201, ownerId: accounts.prod, count: 19 }),
    ...sharedBy(accounts.partner, accounts.prod, 202, 3),
  ],
  "ap-singapore": [
    ...grownImages({ seed: 301, ownerId: accounts.prod, count: 9 }),
    ...sharedBy(accounts.prod, accounts.sandbox, 302, 2),
    ...sharedBy(accounts.partner, accounts.prod, 303, 1),
    ...grownImages({ seed: 304, ownerId: accounts.sandbox, count: 5 }),
  ],
};

/** Everything that an account sees in a region, newest first, as a mixed list without a type filter shows it. */
export function imagesSeenBy(accountId: string, region: string): readonly SeenImage[] {
  const name = `${accountId} ${region} ${growth()}`;
  const known = sights.get(name);
  if (known) return known;
  const seen = lookAt(accountId, region);
  sights.set(name, seen);
  return seen;
}

/** Worked out once: the worlds never change. */
const sights = new Map<string, readonly SeenImage[]>();

function lookAt(accountId: string, region: string): SeenImage[] {
  const seen: SeenImage[] = publicImages
    .filter((image) => region === "ap-guangzhou" || image.architecture !== "i386")
    .map((image) => ({ image, type: "PUBLIC_IMAGE" }));
  for (const image of customImages[region] ?? []) {
    if (image.ownerId === accountId) seen.push({ image, type: "PRIVATE_IMAGE" });
    else if (image.shares.some((share) => share.accountId === accountId))
      seen.push({ image, type: "SHARED_IMAGE" });
  }
  const seed =
    5_000 + [...`${accountId}${region}`].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);
  for (const image of grownImages({ seed, ownerId: accountId, count: growth() })) {
    seen.push({ image, type: "PRIVATE_IMAGE" });
  }
  return seen.sort((a, b) => Date.parse(b.image.createdTime) - Date.parse(a.image.createdTime));
}

/** The image quota of an account, the same in each of its regions. */
export function imageQuotaOf(accountId: string): number {
  return accountId === accounts.prod ? 500 : 20;
}

function sharedBy(ownerId: string, receiver: string, seed: number, count: number): WorldImage[] {
  return grownImages({ seed, ownerId, count }).map((image) => ({
    ...image,
    shares: [{ accountId: receiver, createdTime: "2026-06-30T08:00:00Z" }],
  }));
}
