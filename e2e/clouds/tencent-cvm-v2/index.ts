import type { Answer, CloudService, FakeKey, RawRequest, Switches } from "../emulator";
import { regions } from "../tencent-cvm/regions";
import { faults, Refusal, refuseParameter } from "./faults";
import { keys } from "./keys";
import { operations } from "./operations";
import { checkCommon } from "./parameters";
import { sentParameters, verify } from "./verify";

export { keys };

export type Options = {
  /** Refuses plain HTTP, as the cloud does. Off by default, since an emulator listens on loopback. */
  httpsOnly?: boolean;
};

const PATH = "/v2/index.php";
const NONCE_MEMORY_MS = 2 * 300_000;

/**
 * Tencent Cloud's legacy image API (image.api.qcloud.com), over the same images as the emulator of API 3.0. Calls
 * with `Version=2017-03-12`, the newer style on the same host, are refused as not offered (6100).
 */
export function service(options: Options = {}): CloudService {
  const known = new Map<string, FakeKey>(Object.values(keys).map((key) => [key.id, key]));
  const nonces = new Map<string, number>();

  function serve(request: RawRequest, { now, switches }: { now: Date; switches: Switches }) {
    if (options.httpsOnly) throw new Refusal(faults.notHttps);
    const parameters = sentParameters(request);
    checkCommon(parameters);
    const key = known.get(parameters.get("SecretId") ?? "");
    if (!key) throw new Refusal(faults.unknownKey);
    const fault = verify(request, key, now);
    if (fault) throw new Refusal(fault);
    rememberNonce(`${key.id} ${parameters.get("Nonce")}`, now);

    const action = parameters.get("Action") ?? "";
    const operation = Object.hasOwn(operations, action) ? operations[action] : undefined;
    if (!operation || parameters.has("Version")) throw new Refusal(faults.notOffered);
    const legacyRegion = parameters.get("Region");
    const region = regions.find((candidate) => candidate.legacy === legacyRegion);
    if (!region?.legacy) return refuseParameter("Region");
    if (switches.denied.includes(action) || key.denied?.includes(action)) {
      throw new Refusal(faults.notAuthorized);
    }
    const { pageCap } = switches;
    const caller = { accountId: key.accountId, region: region.code, legacyRegion: region.legacy, pageCap };
    const answer = operation(parameters, caller);
    if (switches.throttleNext > 0) {
      switches.throttleNext -= 1;
      throw new Refusal(faults.tooManyCalls);
    }
    return answer();
  }

  function rememberNonce(name: string, now: Date) {
    for (const [old, usedAt] of nonces) {
      if (now.getTime() - usedAt > NONCE_MEMORY_MS) nonces.delete(old);
    }
    if (nonces.has(name)) throw new Refusal(faults.replay);
    nonces.set(name, now.getTime());
  }

  return {
    dialect: "tencent-cvm-v2",
    regionOf: (request) => sentParameters(request).get("Region"),
    answer(request, context) {
      if (!isServed(request)) return notFound;
      try {
        return json(serve(request, context));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return json(error.fault);
      }
    },
  };
}

const notFound: Answer = {
  status: 404,
  headers: { "content-type": "text/html" },
  body: "<html><head><title>404 Not Found</title></head><body>404 Not Found</body></html>",
};

function isServed({ method, target, headers }: RawRequest): boolean {
  if (target.split("?")[0] !== PATH) return false;
  if (method === "GET") return true;
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  return method === "POST" && type === "application/x-www-form-urlencoded" && target === PATH;
}

function json(body: Record<string, unknown>): Answer {
  return {
    status: 200,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  };
}
