import type { FailureKind } from "../../domain/failure";
import type { Image } from "../../domain/image";
import type { Sharing } from "../../domain/sharing";
import { answerOf, readItems, unexpectedShape } from "../envelope";
import { CloudError, failedWith } from "../errors";
import { checkPlace, checkRegion } from "../place";
import type { Answer, ImageProvider, ProviderOptions, Told } from "../port";
import { catalog } from "./catalog";
import { createClient } from "./client";
import { toImage, toTargets, withConstraints } from "./normalize";
import { readToken, tokenAfter } from "./page-token";
import { preflight } from "./preflight";
import { describeImageFields, describeImagesFields } from "./provenance";
import { wireImage } from "./schema";

const DIALECT = "jdcloud-vm";
/** Where a key is proved before anybody has chosen a region. */
const HOME_REGION = "cn-north-1";

/** Opens JD Cloud VM. Nothing is sent until a method is called. */
export function openJdcloudVm(options: ProviderOptions): ImageProvider {
  const { connectionId } = options;
  const client = createClient(options);

  /** The number of accounts an own image is shared with and may be shared with, or null where we may not ask. */
  async function shareQuota(place: { regionId: string; imageId: string }, signal: AbortSignal) {
    const about = { ...place, resource: "imageShare" } as const;
    const reply = await unlessFailed("forbidden", client.describeQuotas(about, signal));
    if (reply === null) return null;
    const { body, answer, requestId } = reply;
    const quota = body.result.quotas.find(({ resourceType }) => resourceType === "imageShare") ?? null;
    return { quota, answer: answerOf(answer, { kind: "quota", operation: "describeQuotas", requestId }) };
  }

  async function shareTargets(place: { regionId: string; imageId: string }, signal: AbortSignal) {
    try {
      const { body, answer, requestId } = await client.describeImageMembers(place, signal);
      const kept: Answer = answerOf(answer, {
        kind: "sharing",
        operation: "describeImageMembers",
        requestId,
      });
      return { targets: toTargets(body.result), answers: [kept] };
    } catch (error) {
      if (failedWith(error, "forbidden")) return { targets: "not-permitted", answers: [] } as const;
      if (failedWith(error, "not-applicable")) return { targets: "not-applicable", answers: [] } as const;
      throw error;
    }
  }

  /** Constraints exist for official and marketplace images. Whatever befalls them, the image itself was told. */
  async function addConstraints(told: Told<Image>, signal: AbortSignal): Promise<Told<Image>> {
    const { value: image, answers } = told;
    if (image.ownership.value !== "public" && image.ownership.value !== "marketplace") return told;
    try {
      const { body, answer, requestId } = await client.describeImageConstraints(image.ref, signal);
      const kept = { kind: "constraints", operation: "describeImageConstraints", requestId } as const;
      return {
        value: withConstraints(image, body.result.imageConstraints),
        answers: [...answers, answerOf(answer, kept)],
      };
    } catch (error) {
      if (!(error instanceof CloudError) || error.failure.kind === "cancelled") throw error;
      return told;
    }
  }

  return {
    dialect: DIALECT,

    /** A key that may list images but not read quotas is a good key, so the list is asked when the quota is refused. */
    async identify(signal) {
      const about = { regionId: HOME_REGION, resource: "image" } as const;
      const proof = await unlessFailed("forbidden", client.describeQuotas(about, signal));
      if (proof !== null) return { accountId: "not-reported", provedBy: "describeQuotas" };
      const page = { regionId: HOME_REGION, imageSource: "private", offline: null, pageNumber: 1 } as const;
      await client.describeImages(page, signal);
      return { accountId: "not-reported", provedBy: "describeImages" };
    },

    async regions() {
      return catalog.regions.map(({ id, name }) => ({ regionId: id, name: name.en }));
    },

    async listImages({ regionId, group }, from, signal) {
      const operation = "describeImages";
      checkRegion(DIALECT, operation, regionId);
      const at = readToken(group, from);
      const { body, answer, requestId } = await client.describeImages({ regionId, ...at }, signal);
      const { totalCount } = body.result;
      const images = body.result.images ?? [];
      const { read, unreadable } = readItems(wireImage, images);
      return {
        items: read.map((item) => ({
          value: toImage(item, { connectionId, regionId, provenance: describeImagesFields }),
          answers: [answerOf(answer, { kind: "list-item", operation, requestId }, item.item)],
        })),
        unreadable,
        next: tokenAfter(at, {
          count: images.length,
          firstId: read[0]?.wire.imageId ?? null,
          totalCount,
          httpStatus: answer.status,
          requestId,
        }),
        total: totalCount,
        listing: at.listing,
      };
    },

    async getImage(place, signal) {
      const operation = "describeImage";
      checkPlace(DIALECT, operation, place);
      const reply = await unlessFailed("not-found", client.describeImage(place, signal));
      if (reply === null) return null;
      const { body, answer, requestId } = reply;
      const { image: item } = body.result;
      const [read] = readItems(wireImage, [item]).read;
      if (read?.wire.imageId !== place.imageId) {
        throw unexpectedShape(answer, { dialect: DIALECT, operation, requestId });
      }
      const { regionId } = place;
      const value = toImage(read, { connectionId, regionId, provenance: describeImageFields });
      const kept = answerOf(answer, { kind: "detail", operation, requestId }, item);
      return addConstraints({ value, answers: [kept] }, signal);
    },

    async sharing({ ref, ownership, sharing }, signal) {
      checkPlace(DIALECT, "describeImageMembers", ref);
      if (ownership.value !== "private") {
        const value: Sharing = {
          ...sharing,
          limit: null,
          limitBasis: "none-published",
          targets: "not-applicable",
        };
        return { value, answers: [] };
      }
      const [members, share] = await Promise.all([shareTargets(ref, signal), shareQuota(ref, signal)]);
      const { targets } = members;
      const limit = share?.quota?.limit ?? null;
      return {
        value: {
          audience: sharing.audience,
          used: share?.quota?.used ?? (typeof targets === "string" ? null : targets.length),
          limit: limit ?? catalog.documentedShareLimit,
          limitBasis: limit === null ? "documented" : "quota",
          targets,
        },
        answers: [...members.answers, ...(share ? [share.answer] : [])],
      };
    },

    async quotas(regionId, signal) {
      const operation = "describeQuotas";
      checkRegion(DIALECT, operation, regionId);
      const reply = await client.describeQuotas({ regionId, resource: "image" }, signal);
      const { body, answer, requestId } = reply;
      return {
        value: body.result.quotas
          .filter(({ resourceType }) => resourceType === "image")
          .map(({ used, limit }) => ({ name: "images", used, limit })),
        answers: [answerOf(answer, { kind: "quota", operation, requestId })],
      };
    },

    async preflight(regionId, signal) {
      checkRegion(DIALECT, "describeImages", regionId);
      return preflight(client, regionId, signal);
    },
  };
}

/** Null for a failure of the kind that the caller has an answer to; every other failure throws. */
async function unlessFailed<T>(kind: FailureKind, work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (failedWith(error, kind)) return null;
    throw error;
  }
}
