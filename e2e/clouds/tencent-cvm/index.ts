import { randomUUID } from "node:crypto";
import type { Answer, CloudService, FakeKey, RawRequest, Switches } from "../emulator";
import { notAuthorized, Refusal, refuse, tooManyCalls } from "./faults";
import { keys } from "./keys";
import { type Caller, services } from "./operations";
import { sentParameters } from "./parameters";
import { regions } from "./regions";
import { readAuthorization, signedHost, verify } from "./verify";

export { accounts } from "./accounts";
export { keys };

export type Options = {
  /**
   * Plays the isolated entry of one finance region. Without it the listener is the common entry, which refuses
   * finance regions.
   */
  financeRegion?: string;
  /** Keeps to the published calls per second of each operation, per key. */
  enforceRates?: boolean;
};

/** Tencent Cloud API 3.0: the services cvm, region and sts on one listener, told apart by the signed scope. */
export function service(options: Options = {}): CloudService {
  const known = new Map<string, FakeKey>(Object.values(keys).map((key) => [key.id, key]));
  const callsPerSecond = new Map<string, number>();

  function serve(request: RawRequest, context: { now: Date; switches: Switches; requestId: string }) {
    checkTransport(request);
    const authorization = readAuthorization(request);
    if (!authorization) {
      return refuse(
        "AuthFailure.InvalidAuthorization",
        "The Authorization header in the request is not valid.",
      );
    }
    const key = known.get(authorization.secretId);
    if (!key) {
      return refuse(
        "AuthFailure.SecretIdNotFound",
        "The SecretId is not found, please ensure that your SecretId is correct.",
      );
    }
    const fault = verify(request, key, context.now);
    if (fault) throw new Refusal(fault);

    const { service: serviceName } = authorization;
    const { action, operation } = route(request, serviceName);
    const region = operation.needsRegion ? regionFor(request, options.financeRegion) : "";
    if (context.switches.denied.includes(action) || key.denied?.includes(action)) {
      const { accountId } = key;
      const { requestId } = context;
      throw new Refusal(notAuthorized({ service: serviceName, action, region, accountId, requestId }));
    }
    const { pageCap } = context.switches;
    const caller: Caller = { key, region, language: request.headers["x-tc-language"], pageCap };
    const answer = operation.prepare(sentParameters(request), caller);
    if (context.switches.throttleNext > 0) {
      context.switches.throttleNext -= 1;
      throw new Refusal(tooManyCalls(operation.ratePerSecond));
    }
    if (options.enforceRates) countCall(`${key.id} ${action}`, operation.ratePerSecond, context.now);
    return answer();
  }

  function countCall(name: string, ratePerSecond: number, now: Date) {
    const second = Math.floor(now.getTime() / 1000);
    const slot = `${name} ${second}`;
    for (const old of callsPerSecond.keys()) {
      if (!old.endsWith(` ${second}`)) callsPerSecond.delete(old);
    }
    const calls = (callsPerSecond.get(slot) ?? 0) + 1;
    callsPerSecond.set(slot, calls);
    if (calls > ratePerSecond) throw new Refusal(tooManyCalls(ratePerSecond));
  }

  return {
    dialect: "tencent-cvm",
    regionOf: (request) => request.headers["x-tc-region"] ?? null,
    answer(request, context) {
      const requestId = randomUUID();
      try {
        return envelope({ ...serve(request, { ...context, requestId }), RequestId: requestId });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { code, message } = error.fault;
        return envelope({ Error: { Code: code, Message: message }, RequestId: requestId });
      }
    },
  };
}

function checkTransport({ method, target, headers }: RawRequest) {
  if (method !== "POST" && method !== "GET") {
    refuse("UnsupportedProtocol", "Only the methods GET and POST are supported.");
  }
  if (target.split("?")[0] !== "/") refuse("UnsupportedProtocol", "The request path is not supported.");
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  const wanted = method === "GET" ? "application/x-www-form-urlencoded" : "application/json";
  if (type !== wanted) refuse("UnsupportedProtocol", `The content type of ${method} must be ${wanted}.`);
}

function route({ headers }: RawRequest, serviceName: string) {
  const version = headers["x-tc-version"];
  const action = headers["x-tc-action"];
  if (!version)
    return refuse("MissingParameter", "The request is missing the required header `X-TC-Version`.");
  if (!action) return refuse("MissingParameter", "The request is missing the required header `X-TC-Action`.");
  const target = services[serviceName];
  if (target?.version !== version) {
    return refuse("NoSuchVersion", `The version \`${version}\` does not exist for this product.`);
  }
  const operation = Object.hasOwn(target.operations, action) ? target.operations[action] : undefined;
  if (!operation) return refuse("InvalidAction", `The action \`${action}\` does not exist or is offline.`);
  return { action, operation };
}

function regionFor(request: RawRequest, financeRegion: string | undefined): string {
  const code = request.headers["x-tc-region"];
  if (!code) return refuse("MissingParameter", "The request is missing the required header `X-TC-Region`.");
  const kind = regions.find((region) => region.code === code)?.kind;
  const entry = financeRegion ?? /^[a-z]+\.(ap-[a-z]+-fsi)\./.exec(signedHost(request))?.[1];
  const served = entry === undefined ? kind === "standard" : kind === "finance" && code === entry;
  return served ? code : refuse("UnsupportedRegion", "The region is not supported.");
}

function envelope(response: Record<string, unknown>): Answer {
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ Response: response }),
  };
}
