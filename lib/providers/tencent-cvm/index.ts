import { cloudError, failedWith } from "../errors";
import { askPermission, notAsked } from "../permission";
import { checkPlace, checkRegion } from "../place";
import type { ImageProvider, PageToken, Permission, ProviderOptions } from "../port";
import { catalog } from "./catalog";
import { createClient, DIALECT, PAGE_SIZE } from "./client";
import { NOT_SHAREABLE, SHARING_NOT_PERMITTED, toImage, toSharing } from "./normalize";

/** Opens Tencent Cloud CVM by API 3.0. One list per region brings public, own and shared images mixed. */
export function openTencentCvm(options: ProviderOptions): ImageProvider {
  const { connectionId } = options;
  const client = createClient(options);

  return {
    dialect: DIALECT,

    async identify(signal) {
      const provedBy = "GetCallerIdentity";
      try {
        const { accountId } = await client.getCallerIdentity(signal);
        return { accountId: accountId ?? "not-reported", provedBy };
      } catch (error) {
        // A key that is refused for want of permission has been recognised.
        if (failedWith(error, "forbidden")) return { accountId: "not-reported", provedBy };
        throw error;
      }
    },

    async regions(signal) {
      try {
        const { regions } = await client.describeRegions(signal);
        return regions
          .filter(({ RegionState }) => RegionState !== "UNAVAILABLE")
          .map(({ Region, RegionName }) => ({ regionId: Region, name: RegionName ?? null }));
      } catch (error) {
        if (!failedWith(error, "forbidden")) throw error;
        return catalog.regions.map(({ id, name }) => ({ regionId: id, name: name["zh-CN"] }));
      }
    },

    async listImages({ regionId, group }, from, signal) {
      checkRegion(DIALECT, "DescribeImages", regionId);
      if (group !== "all") throw refused("unknown-group");
      const Offset = offsetOf(from);
      const page = await client.describeImages(regionId, { Offset, Limit: PAGE_SIZE }, signal);
      const seen = Offset + page.count;
      const isLast = page.count === 0 || (page.total !== null && seen >= page.total);
      return {
        items: page.images.map((read) => ({
          value: toImage(read, { connectionId, regionId }),
          answers: [page.tell("list-item", read)],
        })),
        unreadable: page.unreadable,
        next: isLast ? null : String(seen),
        total: page.total,
      };
    },

    async getImage({ regionId, imageId }, signal) {
      checkPlace(DIALECT, "DescribeImages", { regionId, imageId });
      try {
        const page = await client.describeImages(regionId, { ImageIds: [imageId] }, signal);
        const read = page.images.find(({ wire }) => wire.ImageId === imageId);
        if (!read && page.unreadable > 0) throw unreadable(page.requestId);
        if (!read) return null;
        return { value: toImage(read, { connectionId, regionId }), answers: [page.tell("detail", read)] };
      } catch (error) {
        if (failedWith(error, "not-found")) return null;
        throw error;
      }
    },

    async sharing({ ref, ownership }, signal) {
      checkPlace(DIALECT, "DescribeImageSharePermission", ref);
      if (ownership.value !== "private" && ownership.value !== "unknown") {
        return { value: NOT_SHAREABLE, answers: [] };
      }
      try {
        const told = await client.describeImageSharePermission(ref.regionId, ref.imageId, signal);
        return { value: toSharing(told.shares), answers: [told.answer] };
      } catch (error) {
        if (failedWith(error, "not-applicable")) return { value: NOT_SHAREABLE, answers: [] };
        if (failedWith(error, "forbidden")) return { value: SHARING_NOT_PERMITTED, answers: [] };
        throw error;
      }
    },

    async quotas(regionId, signal) {
      checkRegion(DIALECT, "DescribeAccountQuota", regionId);
      try {
        const { quota, answer } = await client.describeAccountQuota(regionId, signal);
        if (quota) {
          const { UsedQuota: used, TotalQuota: limit } = quota;
          return { value: [{ name: "images", used, limit }], answers: [answer] };
        }
      } catch (error) {
        if (!failedWith(error, "forbidden")) throw error;
      }
      // The narrower call knows the limit only; when it is forbidden too, that is the answer.
      const { limit, answer } = await client.describeImageQuota(regionId, signal);
      return { value: [{ name: "images", used: null, limit }], answers: [answer] };
    },

    async preflight(regionId, signal) {
      checkRegion(DIALECT, "DescribeImages", regionId);
      let ownImageId: string | null = null;
      const images = await askPermission(permission("DescribeImages"), async () => {
        const own = await client.describeImages(regionId, ONE_OWN_IMAGE, signal);
        ownImageId = own.images[0]?.wire.ImageId ?? null;
        return own.requestId;
      });
      const ask = (name: string, call: () => Promise<{ requestId: string | null }>) =>
        askPermission(permission(name), async () => (await call()).requestId);
      return [
        images,
        await askSharing(ownImageId),
        await ask("DescribeAccountQuota", () => client.describeAccountQuota(regionId, signal)),
        await ask("DescribeImageQuota", () => client.describeImageQuota(regionId, signal)),
        await ask("DescribeRegions", () => client.describeRegions(signal)),
        await ask("GetCallerIdentity", () => client.getCallerIdentity(signal)),
      ];

      async function askSharing(imageId: string | null): Promise<Permission> {
        const operation = "DescribeImageSharePermission";
        if (imageId === null) return notAsked(permission(operation), "no-own-image");
        return ask(operation, () => client.describeImageSharePermission(regionId, imageId, signal));
      }
    },
  };
}

function permission(operation: string): Pick<Permission, "operation" | "action"> {
  const known = catalog.operations.find(({ name }) => name === operation);
  return { operation, action: known?.action ?? operation };
}

const ONE_OWN_IMAGE = {
  Filters: [{ Name: "image-type", Values: ["PRIVATE_IMAGE"] }],
  Offset: 0,
  Limit: 1,
};

/** Where to go on: the offset of the next image, as decimal text. */
function offsetOf(from: PageToken | null): number {
  if (from === null) return 0;
  if (!/^\d{1,7}$/.test(from)) throw refused("malformed-page-token");
  return Number(from);
}

/** One item had no id that could be read: it may be the one, so "it does not exist" would be a guess. */
function unreadable(requestId: string | null) {
  return cloudError(
    { dialect: DIALECT, operation: "DescribeImages" },
    { kind: "unexpected-answer", code: "unreadable-item", requestId },
  );
}

function refused(code: string) {
  return cloudError({ dialect: DIALECT, operation: "DescribeImages" }, { kind: "rejected-request", code });
}
