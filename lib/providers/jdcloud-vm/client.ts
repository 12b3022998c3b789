import type { z } from "zod";
import type { FailureKind } from "../../domain/failure";
import { readEnvelope } from "../envelope";
import type { Classified } from "../errors";
import { createHttp, type HttpAnswer, type JsonAnswer } from "../http";
import type { ProviderOptions } from "../port";
import {
  describeImageAnswer,
  describeImageConstraintsAnswer,
  describeImageMembersAnswer,
  describeImagesAnswer,
  describeQuotasAnswer,
  errorAnswer,
} from "./schema";
import { signedRequest } from "./sign";

/** A parsed answer with what is kept of it. */
export type Reply<T> = { body: T; answer: JsonAnswer; requestId: string | null };

/** The words to ask with. Answers may speak the vocabulary of 2019 instead. */
export type ImageSource = "private" | "shared" | "public" | "thirdparty" | "community";

type Question = {
  operation: string;
  regionId: string;
  path: string;
  query?: [name: string, value: string][];
};
type Place = { regionId: string; imageId: string };

/** The most that "describeImages, JD Cloud VM" allows; the least is 10. */
export const PAGE_SIZE = 100;

/** Speaks VM API version 1, all by GET. Every method throws `CloudError`. Region and id are checked by the caller. */
export function createClient(options: Omit<ProviderOptions, "connectionId">) {
  const { credentials, endpointOf, outside, gate, limits } = options;
  const http = createHttp({ dialect: "jdcloud-vm", outside, gate, limits });

  async function ask<S extends z.ZodType>(
    schema: S,
    question: Question,
    signal: AbortSignal,
  ): Promise<Reply<z.output<S>>> {
    const { operation, regionId, query = [] } = question;
    const path = `/v1/regions/${regionId}/${question.path}`;
    const endpoint = endpointOf(regionId);
    const answer = await http.call({
      operation,
      regionId,
      build: ({ now, nonce }) => signedRequest({ regionId, path, query, endpoint, credentials, now, nonce }),
      failureOf: (found) => failureOf(found, operation),
      signal,
    });
    const requestId = requestIdOf(answer);
    return {
      body: readEnvelope(schema, answer, { dialect: "jdcloud-vm", operation, requestId }),
      answer,
      requestId,
    };
  }

  return {
    /** One page, counted from 1. `offline` means something for official and marketplace images only. */
    describeImages(
      page: { regionId: string; imageSource: ImageSource; offline: boolean | null; pageNumber: number },
      signal: AbortSignal,
    ) {
      const { regionId, imageSource, offline, pageNumber } = page;
      const query: [string, string][] = [
        ["imageSource", imageSource],
        ["pageNumber", String(pageNumber)],
        ["pageSize", String(PAGE_SIZE)],
      ];
      if (offline !== null) query.push(["offline", String(offline)]);
      return ask(
        describeImagesAnswer,
        { operation: "describeImages", regionId, path: "images", query },
        signal,
      );
    },

    describeImage({ regionId, imageId }: Place, signal: AbortSignal) {
      const path = `images/${imageId}`;
      return ask(describeImageAnswer, { operation: "describeImage", regionId, path }, signal);
    },

    /** Own private images only; not paged. */
    describeImageMembers({ regionId, imageId }: Place, signal: AbortSignal) {
      const path = `images/${imageId}/members`;
      return ask(describeImageMembersAnswer, { operation: "describeImageMembers", regionId, path }, signal);
    },

    /** Official and marketplace images only: which instance types they run on. */
    describeImageConstraints({ regionId, imageId }: Place, signal: AbortSignal) {
      const path = `images/${imageId}/constraints`;
      const question = { operation: "describeImageConstraints", regionId, path };
      return ask(describeImageConstraintsAnswer, question, signal);
    },

    /** `image` counts the own images of a region, `imageShare` the accounts that one own image is shared with. */
    describeQuotas(
      about: { regionId: string } & ({ resource: "image" } | { resource: "imageShare"; imageId: string }),
      signal: AbortSignal,
    ) {
      const query: [string, string][] = [
        ["filters.1.name", "resourceTypes"],
        ["filters.1.values.1", about.resource],
      ];
      if (about.resource === "imageShare") query.push(["imageId", about.imageId]);
      const question = { operation: "describeQuotas", regionId: about.regionId, path: "quotas", query };
      return ask(describeQuotasAnswer, question, signal);
    },
  };
}

/** The one classifier of all calls: null for a success, else what went wrong. `action` is what an admin grants. */
export function failureOf(answer: HttpAnswer, action: string): Classified | null {
  const error = errorAnswer.safeParse(answer.json?.value).data?.error ?? null;
  const isSuccess = answer.status >= 200 && answer.status < 300;
  if (isSuccess && error === null) return null;
  const requestId = requestIdOf(answer);
  const kind = kindOf({
    // An error may travel under HTTP 200; its own code is then the status that counts.
    status: isSuccess ? (error?.code ?? answer.status) : answer.status,
    code: error?.status ?? null,
    message: error?.message ?? "",
    isFromJdCloud: requestId !== null,
  });
  return { kind, code: error?.status ?? null, requestId, action: kind === "forbidden" ? action : null };
}

/** Kinds by status word where the word alone decides ("Public error codes", JD Cloud API gateway, and each page). */
const KINDS: Record<string, FailureKind> = {
  INVALID_ARGUMENT: "rejected-request",
  HTTP_BAD_REQUEST: "rejected-request",
  HTTP_REQUEST_ENTITY_TOO_LARGE: "rejected-request",
  HTTP_URI_TOO_LONG: "rejected-request",
  // A quota of things, not a rate of calls, although it comes as a 429 as well.
  QUOTA_EXCEEDED: "rejected-request",
  FAILED_PRECONDITION: "not-applicable",
  HTTP_RATE_LIMIT_EXCEEDED: "rate-limited",
  RATE_LIMIT: "rate-limited",
  INTERNAL: "unavailable",
  UNKNOWN: "unavailable",
  HTTP_INTERNAL_SERVER_ERROR: "unavailable",
  HTTP_BAD_GATEWAY: "unavailable",
  HTTP_SERVICE_UNAVAILABLE: "unavailable",
  HTTP_SERVER_TIMING_OUT: "unavailable",
};

/** One word covers several causes here; the message tells them apart. It may end in `[gw]`, with or without a blank. */
const KINDS_BY_MESSAGE: { code: string; pattern: RegExp; kind: FailureKind }[] = [
  { code: "ACCESS_ERROR", pattern: /sign result is not same/i, kind: "wrong-secret" },
  // The gateway found no secret that belongs to the key.
  { code: "ACCESS_ERROR", pattern: /Invalid accessKey|secret key is nul/i, kind: "unknown-key" },
  { code: "ACCESS_ERROR", pattern: /x-jdcloud-date is expired/i, kind: "clock-skew" },
  { code: "ACCESS_ERROR", pattern: /token/i, kind: "expired-token" },
  { code: "ACCESS_ERROR", pattern: /^lack of /i, kind: "rejected-request" },
  { code: "HTTP_FORBIDDEN", pattern: /IP address/i, kind: "address-refused" },
  { code: "HTTP_FORBIDDEN", pattern: /api is disabled/i, kind: "not-opened" },
  { code: "INVALID_ARGUMENT", pattern: /invalid region/i, kind: "unknown-region" },
  // "no route and no API found with those values" says nothing about an image.
  { code: "NOT_FOUND", pattern: /^image\b.*\bnot found/i, kind: "not-found" },
];

function kindOf(error: {
  status: number;
  code: string | null;
  message: string;
  isFromJdCloud: boolean;
}): FailureKind {
  const { status, code, message, isFromJdCloud } = error;
  const told = KINDS_BY_MESSAGE.find((row) => row.code === code && row.pattern.test(message));
  if (told) return told.kind;
  const known = code !== null && Object.hasOwn(KINDS, code) ? KINDS[code] : undefined;
  if (known) return known;
  if (status === 429) return "rate-limited";
  if (status >= 500) return "unavailable";
  if (!isFromJdCloud || status === 404 || status < 400) return "unexpected-answer";
  if (status === 401) return "unknown-key";
  return status === 403 ? "forbidden" : "rejected-request";
}

/** The id stands at the top of every body; an answer that is no JSON has it in a header. */
function requestIdOf(answer: HttpAnswer): string | null {
  const inBody = errorAnswer.safeParse(answer.json?.value);
  const inHeader = errorAnswer.safeParse({ requestId: answer.headers.get("x-jdcloud-request-id") });
  return inBody.data?.requestId ?? inHeader.data?.requestId ?? null;
}
