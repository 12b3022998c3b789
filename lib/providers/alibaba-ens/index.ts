import { failedWith } from "../errors";
import { UNTOLD } from "../mapping";
import { askPermission, notAsked } from "../permission";
import { checkPlace, checkRegion } from "../place";
import type { ImageProvider, Permission, ProviderOptions } from "../port";
import { catalog } from "./catalog";
import { createClient, DIALECT } from "./client";
import { NOT_SHAREABLE } from "./normalize";
import { ownImages } from "./own-images";
import { publicImages } from "./public-images";
import { refused } from "./refusals";
import { askShares } from "./shares";

/**
 * Opens Alibaba Cloud ENS. Regions are its two sites. Own images and those shared with the account come from
 * DescribeSelfImages, public ones from DescribeImages joined with the catalogue DescribeImageInfos.
 */
export function openAlibabaEns(options: ProviderOptions): ImageProvider {
  const client = createClient(options);
  const own = ownImages(client, options.connectionId);
  const open = publicImages(client, options.connectionId);

  return {
    dialect: DIALECT,

    async identify(signal) {
      const provedBy = "DescribeSelfImages";
      const ask = (site: string) => client.describeSelfImages({ site, page: 1, pageSize: 1 }, signal);
      try {
        // A key of the other site is unknown to this one.
        await ask("mainland").catch((error: unknown) => {
          if (failedWith(error, "unknown-key")) return ask("ap-southeast-1");
          throw error;
        });
      } catch (error) {
        // A key that is refused for want of permission has been recognised.
        if (!failedWith(error, "forbidden")) throw error;
      }
      return { accountId: "not-reported", provedBy };
    },

    /** The two sites. DescribeEnsRegions names edge regions, which are places of images inside a site. */
    async regions() {
      return catalog.regions.map(({ id, name }) => ({ regionId: id, name: name["zh-CN"] }));
    },

    async listImages({ regionId: site, group }, from, signal) {
      checkRegion(DIALECT, group === "public" ? "DescribeImages" : "DescribeSelfImages", site);
      if (group === "own-and-shared") return own.list(site, from, signal);
      if (group === "public") return open.list(site, from, signal);
      throw refused("DescribeImages", "unknown-group");
    },

    async getImage({ regionId: site, imageId }, signal) {
      checkPlace(DIALECT, "DescribeSelfImages", { regionId: site, imageId });
      return (await own.get(site, imageId, signal)) ?? (await open.get(site, imageId, signal));
    },

    async sharing({ ref, ownership }, signal) {
      checkPlace(DIALECT, "DescribeImageSharePermission", ref);
      if (ownership.value !== "private" && ownership.value !== "unknown") {
        return { value: NOT_SHAREABLE, answers: [] };
      }
      try {
        return await askShares(client, ref, signal);
      } catch (error) {
        if (failedWith(error, "not-applicable")) return { value: NOT_SHAREABLE, answers: [] };
        if (!failedWith(error, "forbidden")) throw error;
        return { value: { ...UNTOLD.sharing, targets: "not-permitted" }, answers: [] };
      }
    },

    /** ENS publishes no image quota. */
    async quotas(regionId) {
      checkRegion(DIALECT, "DescribeSelfImages", regionId);
      return { value: [], answers: [] };
    },

    async preflight(site, signal) {
      checkRegion(DIALECT, "DescribeSelfImages", site);
      const ask = (name: string, call: () => Promise<{ requestId: string | null }>) =>
        askPermission(permission(name), async () => (await call()).requestId);
      let ownImageId: string | null = null;
      const selfImages = await ask("DescribeSelfImages", async () => {
        const answer = await client.describeSelfImages({ site, page: 1 }, signal);
        const first = answer.images.find(({ wire }) => wire.ImageOwnerAlias === "self");
        ownImageId = first?.wire.ImageId ?? null;
        return answer;
      });
      return [
        selfImages,
        await ask("DescribeImages", () => client.describeImages({ site, page: 1, pageSize: 1 }, signal)),
        await ask("DescribeImageInfos", () => client.describeImageInfos(site, signal)),
        await preflightSharing(ownImageId),
        await ask("DescribeEnsRegions", () => client.describeEnsRegions(site, signal)),
      ];

      async function preflightSharing(imageId: string | null): Promise<Permission> {
        const operation = "DescribeImageSharePermission";
        if (imageId === null) return notAsked(permission(operation), "no-own-image");
        return ask(operation, () => client.describeImageSharePermission({ site, imageId, page: 1 }, signal));
      }
    },
  };
}

function permission(operation: string): Pick<Permission, "operation" | "action"> {
  const known = catalog.operations.find(({ name }) => name === operation);
  return { operation, action: known?.action ?? operation };
}
