import { DISPATCHER_LIMITS, type DispatcherLimits } from "../providers/dispatcher";
import { CloudError } from "../providers/errors";
import { createHttp, HTTP_LIMITS, type HttpLimits, type JsonAnswer } from "../providers/http";
import { createOutside } from "../providers/outside";
import type { Outside } from "../providers/port";

/** The product's patience at a hundredth, one attempt. */
export const HURRIED: HttpLimits = {
  ...HTTP_LIMITS,
  attempts: 1,
  attemptTimeoutMs: HTTP_LIMITS.attemptTimeoutMs / 100,
  callTimeoutMs: HTTP_LIMITS.callTimeoutMs / 100,
};

export const HURRIED_NETWORK: DispatcherLimits = {
  ...DISPATCHER_LIMITS,
  connectTimeoutMs: DISPATCHER_LIMITS.connectTimeoutMs / 100,
  firstByteTimeoutMs: DISPATCHER_LIMITS.firstByteTimeoutMs / 100,
  byteGapTimeoutMs: DISPATCHER_LIMITS.byteGapTimeoutMs / 100,
};

export type LoopbackClient = {
  get: (url: string, signal?: AbortSignal) => Promise<JsonAnswer>;
  close: () => Promise<void>;
};

/** The product's client, real down to its sockets, allowed to reach the pairs; every 4xx and 5xx is `unavailable`. */
export function loopbackClient(
  pairs: readonly string[],
  options: { limits?: HttpLimits; network?: DispatcherLimits; change?: (outside: Outside) => Outside } = {},
): LoopbackClient {
  const outside = createOutside({ allowedLoopback: pairs, limits: options.network });
  const http = createHttp({
    dialect: "jdcloud-vm",
    outside: options.change?.(outside) ?? outside,
    limits: options.limits ?? { ...HTTP_LIMITS, attempts: 1 },
  });
  return {
    get: (url, signal = new AbortController().signal) =>
      http.call({
        operation: "describeImages",
        regionId: "bj",
        build: () => ({ method: "GET", url, headers: { authorization: "signed-with-a-fake-key" } }),
        failureOf: ({ status }) => (status >= 400 ? { kind: "unavailable" } : null),
        signal,
      }),
    close: () => outside.close(),
  };
}

/** The error of a call that must fail, and fail the way calls may. */
export async function failureOf(call: Promise<unknown>): Promise<CloudError["failure"]> {
  const error = await call.then(
    (value) => new Error(`expected a failure, got ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof CloudError)) throw error;
  return error.failure;
}
