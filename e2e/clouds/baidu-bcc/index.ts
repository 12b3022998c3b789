import type { CloudService, FakeKey } from "../emulator";
import { Refused, refusals, refuse, success } from "./answers";
import { keys } from "./keys";
import { perform, type Region } from "./operations";
import { pathSegments, route } from "./route";
import { accessKeyIdOf, verify } from "./verify";
import { type RegionId, regionIds, world } from "./world";

export { keys } from "./keys";
export { type RegionId, regionIds } from "./world";

const regionNames: Record<RegionId, string> = { bj: "华北-北京", gz: "华南-广州", hkg: "中国香港" };

/** What DescribeRegions answers: endpoints without a scheme, as the cloud names them. */
export const regions: Region[] = regionIds.map((regionId) => ({
  regionId,
  regionName: regionNames[regionId],
  regionEndpoint: `bcc.${regionId}.baidubce.com`,
}));

/**
 * Baidu AI Cloud BCC, image API, for one region: the cloud tells regions apart by host name alone, so
 * on loopback every region has a listener of its own. DescribeRegions is answered by each of them.
 */
export function service(options: { region?: RegionId; keys?: readonly FakeKey[] } = {}): CloudService {
  const region = options.region ?? "bj";
  const known: readonly FakeKey[] = options.keys ?? Object.values(keys);
  const images = world(region);
  return {
    dialect: "baidu-bcc",

    regionOf(request) {
      // DescribeRegions belongs to the global host, so a region that is down does not take it along.
      return pathSegments(request.target)?.[1] === "region" ? null : region;
    },

    answer(request, { now, switches }) {
      const routed = route(request);
      if ("refusal" in routed) return refuse(routed.refusal, now);
      const { call } = routed;
      const refusal = verify(request, { keys: known, now });
      if (refusal !== null) return refuse(refusal, now);
      const key = known.find(({ id }) => id === accessKeyIdOf(request));
      if (key === undefined) return refuse(refusals.invalidAccessKeyId, now);
      if (switches.throttleNext > 0) {
        switches.throttleNext -= 1;
        return refuse(refusals.tooManyRequests, now);
      }
      if ([...switches.denied, ...(key.denied ?? [])].includes(call.operation)) {
        return refuse(refusals.accessDenied, now);
      }
      try {
        return success(
          perform(call, request, {
            accountId: key.accountId,
            images,
            regions,
            pageCap: switches.pageCap,
          }),
          now,
        );
      } catch (error) {
        if (error instanceof Refused) return refuse(error.refusal, now);
        throw error;
      }
    },
  };
}
