import { randomUUID } from "node:crypto";
import type { Answer, CloudService, RawRequest, Switches } from "../emulator";
import { deniedByPolicy, type Fault, faults, Refusal } from "./faults";
import { accountId, type EnsKey, keys } from "./keys";
import { operations } from "./operations";
import { sentParameters } from "./parameters";
import { readAuthorization, verify } from "./verify";
import { hosts, type Site } from "./world";
import { toXml } from "./xml";

export { accountId, keys, type Site };

export type Options = {
  /** Which of the two entries this listener is; each has its own images. */
  site?: Site;
};

const VERSION = "2017-11-10";
const NONCE_MEMORY_MS = 2 * 15 * 60_000;

/** Alibaba Cloud Edge Node Service (ENS 2017-11-10). Takes signature V3 only; the older RPC signature is refused. */
export function service({ site = "mainland" }: Options = {}): CloudService {
  const known = new Map<string, EnsKey>(Object.values(keys).map((key) => [key.id, key]));
  const nonces = new Map<string, number>();

  function serve(request: RawRequest, { now, switches }: { now: Date; switches: Switches }) {
    const { action, operation } = route(request);
    const authorization = readAuthorization(request);
    if (!authorization) throw new Refusal(faults.incompleteSignature);
    const key = known.get(authorization.keyId);
    if (!key) throw new Refusal(faults.unknownKey);
    const nonce = `${key.id} ${request.headers["x-acs-signature-nonce"]}`;
    forgetOldNonces(now);
    const fault = verify(request, key, { now, nonceUsed: nonces.has(nonce) });
    if (fault) throw new Refusal(fault);
    nonces.set(nonce, now.getTime());

    if (switches.denied.includes(action)) throw new Refusal(faults.noPermission);
    if (key.denied?.includes(action)) throw new Refusal(deniedByPolicy(action, key.accountId));
    const answer = operation.prepare(sentParameters(request, operation.parameters), site, switches.pageCap);
    if (switches.throttleNext > 0) {
      switches.throttleNext -= 1;
      throw new Refusal(faults.throttled);
    }
    return answer();
  }

  function forgetOldNonces(now: Date) {
    for (const [nonce, usedAt] of nonces) {
      if (now.getTime() - usedAt > NONCE_MEMORY_MS) nonces.delete(nonce);
    }
  }

  return {
    dialect: "alibaba-ens",
    // ENS is one list per site: no image operation names a region.
    regionOf: () => null,
    answer(request, context) {
      const requestId = randomUUID().toUpperCase();
      const root = `${request.headers["x-acs-action"]}Response`;
      try {
        return reply(request, {
          root,
          status: 200,
          body: { ...serve(request, context), RequestId: requestId },
        });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { status, headers } = error.fault;
        const body = errorBody(error.fault, { requestId, host: hosts[site] });
        return reply(request, { root: "Error", status, body, ...(headers ? { headers } : {}) });
      }
    },
  };
}

function route({ method, target, headers }: RawRequest) {
  const action = headers["x-acs-action"];
  if (!action) throw new Refusal(faults.unknownAction);
  const operation = Object.hasOwn(operations, action) ? operations[action] : undefined;
  const isServed = (method === "GET" || method === "POST") && target.split("?")[0] === "/";
  if (!operation || !isServed || headers["x-acs-version"] !== VERSION) throw new Refusal(faults.unknownApi);
  return { action, operation };
}

function errorBody(fault: Fault, { requestId, host }: { requestId: string; host: string }) {
  return {
    RequestId: requestId,
    HostId: host,
    Code: fault.code,
    Message: fault.message,
    Recommend: `https://api.aliyun.com/troubleshoot?q=${fault.code}&product=Ens&requestId=${requestId}`,
    ...(fault.accessDeniedDetail ? { AccessDeniedDetail: fault.accessDeniedDetail } : {}),
  };
}

/** JSON for those who ask for it in `accept`, XML for everybody else. */
function reply(
  request: RawRequest,
  parts: {
    root: string;
    status: number;
    body: Record<string, unknown> & { RequestId: string };
    headers?: Record<string, string>;
  },
): Answer {
  const wantsJson = request.headers.accept?.includes("application/json") ?? false;
  return {
    status: parts.status,
    headers: {
      ...parts.headers,
      "content-type": wantsJson ? "application/json;charset=utf-8" : "text/xml;charset=utf-8",
      "x-acs-request-id": parts.body.RequestId,
    },
    body: wantsJson ? JSON.stringify(parts.body) : toXml(parts.root, parts.body),
  };
}
