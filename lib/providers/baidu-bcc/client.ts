import type { z } from "zod";
import type { FailureKind } from "../../domain/failure";
import { readEnvelope } from "../envelope";
import type { Classified } from "../errors";
import { createHttp, type HttpAnswer, type JsonAnswer } from "../http";
import type { ProviderOptions } from "../port";
import {
  describeRegionsAnswer,
  errorAnswer,
  getImageAnswer,
  listImagesAnswer,
  listSharedUserAnswer,
} from "./schema";
import { signedRequest } from "./sign";

/** A parsed answer with what is kept of it. */
export type Reply<T> = { body: T; answer: JsonAnswer; requestId: string | null };

type Question = {
  operation: string;
  regionId: string;
  service?: string;
  method?: "GET" | "POST";
  path: string;
  query?: [name: string, value: string][];
  body?: string;
};

/** Speaks BCC API version 2. Every method throws `CloudError`. Region and image id are checked by the caller. */
export function createClient(options: Omit<ProviderOptions, "connectionId">) {
  const { credentials, endpointOf, outside, gate, limits } = options;
  const http = createHttp({ dialect: "baidu-bcc", outside, gate, limits });

  async function ask<S extends z.ZodType>(
    schema: S,
    question: Question,
    signal: AbortSignal,
  ): Promise<Reply<z.output<S>>> {
    const { operation, regionId, service, method = "GET", path, query = [], body } = question;
    const endpoint = endpointOf(regionId, service);
    const answer = await http.call({
      operation,
      regionId,
      build: ({ now }) => signedRequest({ method, path, query, body, endpoint, credentials, now }),
      failureOf: (found) => failureOf(found, operation),
      signal,
    });
    const requestId = requestIdOf(answer);
    return {
      body: readEnvelope(schema, answer, { dialect: "baidu-bcc", operation, requestId }),
      answer,
      requestId,
    };
  }

  return {
    /** One page. `marker` is the start that the page before named, or null for the first page. */
    listImages(
      page: {
        regionId: string;
        imageType: "All" | "Custom" | "EbcTotal";
        maxKeys: number;
        marker: string | null;
      },
      signal: AbortSignal,
    ) {
      const { regionId, imageType, maxKeys, marker } = page;
      const query: [string, string][] = [
        ["imageType", imageType],
        ["maxKeys", String(maxKeys)],
      ];
      if (marker !== null) query.push(["marker", marker]);
      return ask(listImagesAnswer, { operation: "ListImages", regionId, path: "/v2/image", query }, signal);
    },

    getImage(place: { regionId: string; imageId: string }, signal: AbortSignal) {
      const { regionId, imageId } = place;
      const path = `/v2/image/${imageId}`;
      return ask(getImageAnswer, { operation: "GetImage", regionId, path }, signal);
    },

    /** Not paged. An image that is not a custom one is refused as `not-applicable`. */
    listSharedUser(place: { regionId: string; imageId: string }, signal: AbortSignal) {
      const { regionId, imageId } = place;
      const path = `/v2/image/${imageId}/sharedUsers`;
      return ask(listSharedUserAnswer, { operation: "ListSharedUser", regionId, path }, signal);
    },

    /** Asks the service's global host, which the provider's endpoints name `global`. */
    describeRegions(signal: AbortSignal) {
      const path = "/v2/region/describeRegions";
      const question: Question = { operation: "DescribeRegions", regionId: "", service: "global", path };
      return ask(describeRegionsAnswer, { ...question, method: "POST", body: "{}" }, signal);
    },
  };
}

/**
 * Kinds by code ("Error codes" of Baidu BCC and of the API reference). The status alone misleads: a wrong signature
 * is a 400, and an unknown API version is a 404 that says nothing about an image.
 */
const KINDS: Record<string, FailureKind> = {
  InvalidAccessKeyId: "unknown-key",
  SignatureDoesNotMatch: "wrong-secret",
  RequestExpired: "clock-skew",
  AccessDenied: "forbidden",
  QualifyNotPass: "not-opened",
  OptInRequired: "not-opened",
  NoSuchObject: "not-found",
  "Image.UnCustomImageCannotBeShared": "not-applicable",
  InvalidHTTPAuthHeader: "rejected-request",
  InvalidVersion: "rejected-request",
  InvalidURI: "rejected-request",
  BadRequest: "rejected-request",
  InvalidHTTPRequest: "rejected-request",
  MalformedJSON: "rejected-request",
  InappropriateJSON: "rejected-request",
  IdempotentParameterMismatch: "rejected-request",
  PreconditionFailed: "rejected-request",
  InternalError: "unavailable",
};

/** The one classifier of all calls: null for a success, else what went wrong. `action` is what an admin grants. */
export function failureOf(answer: HttpAnswer, action: string): Classified | null {
  const code = errorAnswer.safeParse(answer.json?.value).data?.code ?? null;
  if (answer.status >= 200 && answer.status < 300 && code === null) return null;
  const requestId = requestIdOf(answer);
  const kind = kindOf(answer.status, code, requestId !== null);
  return { kind, code, requestId, action: kind === "forbidden" ? action : null };
}

function kindOf(status: number, code: string | null, isFromBaidu: boolean): FailureKind {
  const known = code !== null && Object.hasOwn(KINDS, code) ? KINDS[code] : undefined;
  if (known) return known;
  // No code is published for throttling or for a bad session token; these are the words that such codes share.
  if (status === 429 || (code !== null && /throttl|rate.?limit|too.?many.?requests/i.test(code))) {
    return "rate-limited";
  }
  if (status >= 500) return "unavailable";
  // Without a request id some gateway speaks, and its 404 must not look like a deleted image.
  if (!isFromBaidu) return "unexpected-answer";
  if (code !== null && /token/i.test(code)) return "expired-token";
  if (status === 401 || status === 403) return "forbidden";
  if (status === 404) return "not-found";
  return status >= 400 ? "rejected-request" : "unexpected-answer";
}

/** Errors repeat the id in their body; an answer that is no JSON has it in the header alone. */
function requestIdOf(answer: HttpAnswer): string | null {
  const inBody = errorAnswer.safeParse(answer.json?.value);
  const inHeader = errorAnswer.safeParse({ requestId: answer.headers.get("x-bce-request-id") });
  return inBody.data?.requestId ?? inHeader.data?.requestId ?? null;
}
