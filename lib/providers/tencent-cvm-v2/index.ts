import type { Ownership } from "../../domain/image";
import type { ScopeGroup } from "../../domain/source";
import { cloudError, failedWith } from "../errors";
import { askPermission, notAsked } from "../permission";
import { checkPlace, checkRegion } from "../place";
import type { ImageProvider, PageToken, Permission, ProviderOptions } from "../port";
import { catalog } from "./catalog";
import { createClient, DIALECT, type ImageType, PAGE_SIZE } from "./client";
import { NOT_SHAREABLE, SHARING_NOT_PERMITTED, toImage, toSharing } from "./normalize";
import { WITHOUT_MARKETPLACE } from "./regions";

const TYPES = { private: 1, public: 2, marketplace: 3, shared: 4 } as const;

/** Opens Tencent Cloud CVM by its legacy API. Regions are those of API 3.0; the client translates them. */
export function openTencentCvmV2(options: ProviderOptions): ImageProvider {
  const { connectionId } = options;
  const client = createClient(options);

  return {
    dialect: DIALECT,

    async identify(signal) {
      const provedBy = "DescribeImages";
      try {
        await client.describeImages("ap-guangzhou", ONE_OWN_IMAGE, signal);
      } catch (error) {
        // A key that is refused for want of permission has been recognised.
        if (!failedWith(error, "forbidden")) throw error;
      }
      return { accountId: "not-reported", provedBy };
    },

    /** The documented list: the legacy host of the images has no call for it. */
    async regions() {
      return catalog.regions.map(({ id, name }) => ({ regionId: id, name: name["zh-CN"] }));
    },

    async listImages({ regionId, group }, from, signal) {
      checkRegion(DIALECT, "DescribeImages", regionId);
      const imageType = typeOf(group);
      const isMissing = group === "marketplace" && WITHOUT_MARKETPLACE.includes(regionId);
      if (imageType === null || isMissing) throw refused("unknown-group");
      const offset = offsetOf(from);
      const query = { imageType, offset, limit: PAGE_SIZE };
      const page = await client.describeImages(regionId, query, signal);
      const seen = offset + page.count;
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

    async getImage({ regionId, imageId, ownership }, signal) {
      checkPlace(DIALECT, "DescribeImages", { regionId, imageId });
      for (const imageType of typesToTry(ownership, regionId)) {
        const page = await client.describeImages(regionId, { imageType, imageId }, signal).catch(noSuchImage);
        const read = page?.images.find(({ wire }) => wire.unImgId === imageId);
        if (page && read) {
          return { value: toImage(read, { connectionId, regionId }), answers: [page.tell("detail", read)] };
        }
        if (page && page.unreadable > 0) throw unreadable();
      }
      return null;
    },

    async sharing({ ref, ownership }, signal) {
      checkPlace(DIALECT, "GetImageShareUinInfo", ref);
      if (ownership.value !== "private" && ownership.value !== "unknown") {
        return { value: NOT_SHAREABLE, answers: [] };
      }
      try {
        const told = await client.getImageShareUinInfo(ref.regionId, ref.imageId, signal);
        return { value: toSharing(told.limit, told.shares), answers: [told.answer] };
      } catch (error) {
        if (failedWith(error, "forbidden")) return { value: SHARING_NOT_PERMITTED, answers: [] };
        throw error;
      }
    },

    /** The legacy API tells no quota. */
    async quotas(regionId) {
      checkRegion(DIALECT, "DescribeImages", regionId);
      return { value: [], answers: [] };
    },

    async preflight(regionId, signal) {
      checkRegion(DIALECT, "DescribeImages", regionId);
      let ownImageId: string | null = null;
      const images = await askPermission(permission("DescribeImages"), async () => {
        const own = await client.describeImages(regionId, ONE_OWN_IMAGE, signal);
        ownImageId = own.images[0]?.wire.unImgId ?? null;
        return null;
      });
      return [images, await askSharing(ownImageId)];

      async function askSharing(imageId: string | null): Promise<Permission> {
        const row = permission("GetImageShareUinInfo");
        if (imageId === null) return notAsked(row, "no-own-image");
        return askPermission(row, async () => {
          await client.getImageShareUinInfo(regionId, imageId, signal);
          return null;
        });
      }
    },
  };
}

const ONE_OWN_IMAGE = { imageType: TYPES.private, offset: 0, limit: 1 };

function typeOf(group: ScopeGroup | Ownership): ImageType | null {
  return group === "private" || group === "public" || group === "marketplace" || group === "shared"
    ? TYPES[group]
    : null;
}

/** An id can be asked for only together with its type, so the likeliest comes first and then the others. */
function typesToTry(hint: Ownership | null, regionId: string): Set<ImageType> {
  const hinted = hint === null ? null : typeOf(hint);
  const all: ImageType[] = [TYPES.private, TYPES.shared, TYPES.public];
  if (!WITHOUT_MARKETPLACE.includes(regionId)) all.push(TYPES.marketplace);
  return new Set(hinted !== null && all.includes(hinted) ? [hinted, ...all] : all);
}

function noSuchImage(error: unknown): null {
  if (failedWith(error, "not-found")) return null;
  throw error;
}

function permission(operation: string): Pick<Permission, "operation" | "action"> {
  const known = catalog.operations.find(({ name }) => name === operation);
  return { operation, action: known?.action ?? operation };
}

/** Where to go on: the offset of the next image, as decimal text. */
function offsetOf(from: PageToken | null): number {
  if (from === null) return 0;
  if (!/^\d{1,7}$/.test(from)) throw refused("malformed-page-token");
  return Number(from);
}

/** One item had no id that could be read: it may be the one, so "it does not exist" would be a guess. */
function unreadable() {
  return cloudError(
    { dialect: DIALECT, operation: "DescribeImages" },
    { kind: "unexpected-answer", code: "unreadable-item" },
  );
}

function refused(code: string) {
  return cloudError({ dialect: DIALECT, operation: "DescribeImages" }, { kind: "rejected-request", code });
}
