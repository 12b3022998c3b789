import type { Image } from "../../domain/image";
import { isImageId, isRegionId, regionName } from "../catalog";
import { answerOf, readItems, unexpectedShape } from "../envelope";
import { cloudError, failedWith } from "../errors";
import { askPermission, notAsked } from "../permission";
import { checkPlace, checkRegion } from "../place";
import type { Answer, ImagePlace, ImageProvider, Permission, ProviderOptions, Told } from "../port";
import { catalog } from "./catalog";
import { createClient } from "./client";
import { toImage, toTargets } from "./normalize";
import { readToken, tokenAfter } from "./page-token";
import { getImageFields, listImagesFields } from "./provenance";
import { wireImage } from "./schema";

const DIALECT = "baidu-bcc";
/** The most that "ListImages, Baidu BCC" recommends. */
const PAGE_SIZE = 1000;
/** Where a key is proved before anybody has chosen a region: Baidu's oldest. */
const HOME_REGION = "bj";

/** Opens Baidu AI Cloud BCC. Nothing is sent until a method is called. */
export function openBaiduBcc(options: ProviderOptions): ImageProvider {
  const { connectionId } = options;
  const client = createClient(options);

  async function getImage(place: Pick<ImagePlace, "regionId" | "imageId">, signal: AbortSignal) {
    checkPlace(DIALECT, "GetImage", place);
    const { body, answer, requestId } = await client.getImage(place, signal);
    const [read] = readItems(wireImage, [body.image]).read;
    if (read?.wire.id !== place.imageId) {
      throw unexpectedShape(answer, { dialect: DIALECT, operation: "GetImage", requestId });
    }
    const { regionId } = place;
    const value = toImage(read, { connectionId, regionId, provenance: getImageFields });
    const told = answerOf(answer, { kind: "detail", operation: "GetImage", requestId }, body.image);
    return { value, answers: [told] } satisfies Told<Image>;
  }

  return {
    dialect: DIALECT,

    async identify(signal) {
      const page = { regionId: HOME_REGION, imageType: "Custom", maxKeys: 1, marker: null } as const;
      await client.listImages(page, signal);
      return { accountId: "not-reported", provedBy: "ListImages" };
    },

    async regions(signal) {
      const { body } = await client.describeRegions(signal);
      return body.regions
        .filter(({ regionId }) => isRegionId(DIALECT, regionId))
        .map(({ regionId, regionName: told }) => ({
          regionId,
          name: regionName(DIALECT, regionId, "en") ?? told ?? null,
        }));
    },

    async listImages({ regionId, group }, from, signal) {
      const operation = "ListImages";
      checkRegion(DIALECT, operation, regionId);
      if (group !== "all") {
        throw cloudError(
          { dialect: DIALECT, operation },
          { kind: "rejected-request", code: "unknown-group" },
        );
      }
      const at = readToken(from);
      const page = { regionId, imageType: at.listing, maxKeys: PAGE_SIZE, marker: at.marker };
      const { body, answer, requestId } = await client.listImages(page, signal);
      const { read, unreadable } = readItems(wireImage, body.images);
      return {
        items: read.map((item) => ({
          value: toImage(item, { connectionId, regionId, provenance: listImagesFields }),
          answers: [answerOf(answer, { kind: "list-item", operation, requestId }, item.item)],
        })),
        unreadable,
        next: tokenAfter(at, { ...body, httpStatus: answer.status, requestId }),
        // ListImages has no count.
        total: null,
      };
    },

    async getImage(place, signal) {
      try {
        return await getImage(place, signal);
      } catch (error) {
        if (failedWith(error, "not-found")) return null;
        throw error;
      }
    },

    async sharing({ ref }, signal) {
      const { value, answers } = await getImage(ref, signal);
      const { sharing } = value;
      if (sharing.targets === "not-applicable") return { value: sharing, answers };
      try {
        const { body, answer, requestId } = await client.listSharedUser(ref, signal);
        const told: Answer = answerOf(answer, { kind: "sharing", operation: "ListSharedUser", requestId });
        return {
          value: { ...sharing, used: sharing.used ?? body.users.length, targets: toTargets(body.users) },
          answers: [...answers, told],
        };
      } catch (error) {
        if (failedWith(error, "forbidden")) {
          return { value: { ...sharing, targets: "not-permitted" }, answers };
        }
        if (failedWith(error, "not-applicable")) {
          return { value: { ...sharing, targets: "not-applicable" }, answers };
        }
        throw error;
      }
    },

    /** No operation tells a quota of images: "Quota management" is a page of the console. */
    async quotas(regionId) {
      checkRegion(DIALECT, "ListImages", regionId);
      return { value: [], answers: [] };
    },

    async preflight(regionId, signal) {
      checkRegion(DIALECT, "ListImages", regionId);
      const own: string[] = [];
      const list = await askPermission(rowOf("ListImages"), async () => {
        const page = { regionId, imageType: "Custom", maxKeys: 1, marker: null } as const;
        const { body, requestId } = await client.listImages(page, signal);
        own.push(...readItems(wireImage, body.images).read.map(({ wire }) => wire.id));
        return requestId;
      });
      const imageId = own.find((id) => isImageId(DIALECT, id));

      async function ofOwnImage(
        operation: "GetImage" | "ListSharedUser",
        ask: typeof client.getImage | typeof client.listSharedUser,
      ): Promise<Permission> {
        if (imageId === undefined) {
          return notAsked(rowOf(operation), list.state === "allowed" ? "no-own-image" : "no-list");
        }
        return askPermission(
          rowOf(operation),
          async () => (await ask({ regionId, imageId }, signal)).requestId,
        );
      }

      return [
        list,
        await ofOwnImage("GetImage", client.getImage),
        await ofOwnImage("ListSharedUser", client.listSharedUser),
        await askPermission(
          rowOf("DescribeRegions"),
          async () => (await client.describeRegions(signal)).requestId,
        ),
      ];
    },
  };
}

function rowOf(operation: string): Pick<Permission, "operation" | "action"> {
  const action = catalog.operations.find(({ name }) => name === operation)?.action;
  return { operation, action: action ?? operation };
}
