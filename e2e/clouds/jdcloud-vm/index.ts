import type { CloudService, FakeKey, Switches } from "../emulator";
import { invalidArgument, Refused, refusals, refuse, success } from "./answers";
import { keys } from "./keys";
import { nonceMemory } from "./nonces";
import { perform } from "./operations";
import { regionOf, route } from "./route";
import { accessKeyOf, verify } from "./verify";
import { groupOf, regionIds, type StoredImage, world } from "./world";

export { keys } from "./keys";
export { type RegionId, regionIds } from "./world";

/** A region's images without those that were lost, and with those that were just made. */
function withFate(
  images: readonly StoredImage[],
  regionId: string,
  { lost, born, accountId }: Pick<Switches, "lost" | "born"> & { accountId: string },
): readonly StoredImage[] {
  if (lost.length === 0 && born.length === 0) return images;
  const first = images.find(({ account, image }) => account === accountId && groupOf(image) === "private");
  const made = born.flatMap((name): StoredImage[] => {
    const [region, imageId = ""] = name.split("/");
    return region === regionId && first
      ? [{ ...first, image: { ...first.image, imageId, name: imageId } }]
      : [];
  });
  return [...images.filter(({ image }) => !lost.includes(`${regionId}/${image.imageId}`)), ...made];
}

const LONGEST_TARGET_BYTES = 8192;

/** JD Cloud VM, image API. One host serves all regions; the path names the region. */
export function service(options: { keys?: readonly FakeKey[] } = {}): CloudService {
  const known: readonly FakeKey[] = options.keys ?? Object.values(keys);
  const nonces = nonceMemory();
  const worlds = new Map<string, StoredImage[]>(regionIds.map((regionId) => [regionId, world(regionId)]));
  return {
    dialect: "jdcloud-vm",

    regionOf(request) {
      return regionOf(request.target);
    },

    answer(request, { now, switches }) {
      const call = route(request);
      if (call === null) return refuse(refusals.noRoute, now);
      if (Buffer.byteLength(request.target) > LONGEST_TARGET_BYTES) return refuse(refusals.uriTooLong, now);

      const refusal = verify(request, { keys: known, now, isUsed: nonces.isUsed });
      if (refusal !== null) return refuse(refusal, now);
      const key = known.find(({ id }) => id === accessKeyOf(request));
      if (key === undefined) return refuse(refusals.unknownKey, now);
      // Only a good request uses its nonce up; otherwise anybody could spoil a stranger's.
      nonces.remember(key.id, request.headers["x-jdcloud-nonce"]?.trim() ?? "", now);

      if (switches.throttleNext > 0) {
        switches.throttleNext -= 1;
        return refuse(refusals.tooManyCalls, now);
      }
      // Nothing is ever written. The route exists so that the hash of a body can be put to the test.
      if (call.operation === "shareImage") return refuse(refusals.noRoute, now);
      if ([...switches.denied, ...(key.denied ?? [])].includes(call.operation)) {
        return refuse(refusals.noPermission, now);
      }
      const stored = worlds.get(call.regionId);
      if (stored === undefined) return refuse(invalidArgument(`Invalid region '${call.regionId}'`), now);
      const images = withFate(stored, call.regionId, { ...switches, accountId: key.accountId });
      try {
        return success(perform(call, request, { accountId: key.accountId, images }), now);
      } catch (error) {
        if (error instanceof Refused) return refuse(error.refusal, now);
        throw error;
      }
    },
  };
}
