import type { z } from "zod";
import type { Answer } from "../../domain/answer";
import type { FailureKind } from "../../domain/failure";
import { answerOf, type ReadItem, readEnvelope, readItems, unexpectedShape } from "../envelope";
import type { Classified } from "../errors";
import { createHttp, type HttpAnswer } from "../http";
import type { ProviderOptions } from "../port";
import {
  ensRegionsEnvelope,
  errorBody,
  imagesEnvelope,
  sharesEnvelope,
  type WireImage,
  wireImage,
} from "./schema";
import { canonicalQuery, payloadHash, signAcs3 } from "./sign";

export const DIALECT = "alibaba-ens";

const VERSION = "2017-11-10";
const IMAGES_PAGE_SIZE = 50;
const SHARES_PAGE_SIZE = 100;

export type ImagesAnswer = {
  images: ReadItem<WireImage>[];
  unreadable: number;
  total: number | null;
  /** Number of the next page, or null at the end. */
  next: number | null;
  requestId: string | null;
  /** The exact text of one of its items, as an answer to keep. */
  tell: (kind: Answer["kind"], item: ReadItem<WireImage>) => Answer;
};

export type Client = ReturnType<typeof createClient>;

type Query = Record<string, string | number | undefined>;

/** Speaks ENS 2017-11-10: one method per operation. `site` is `mainland` or `ap-southeast-1`. Throws `CloudError`. */
export function createClient({ credentials, endpointOf, outside, gate, limits }: ProviderOptions) {
  const http = createHttp({ dialect: DIALECT, outside, gate, limits });

  async function call<S extends z.ZodType<{ RequestId?: string | null }>>(request: {
    operation: string;
    site: string;
    query: Query;
    schema: S;
    signal: AbortSignal;
  }) {
    const { operation, site, schema, signal } = request;
    const { baseUrl, signingHost } = endpointOf(site);
    const query: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.query)) {
      if (value !== undefined) query[name] = String(value);
    }
    const answer = await http.call({
      operation,
      regionId: site,
      signal,
      build({ now, nonce }) {
        const headers: Record<string, string> = {
          "x-acs-action": operation,
          "x-acs-version": VERSION,
          "x-acs-date": now.toISOString().replace(/\.\d{3}Z$/, "Z"),
          "x-acs-signature-nonce": nonce,
          "x-acs-content-sha256": payloadHash(""),
        };
        if (credentials.token !== null) headers["x-acs-security-token"] = credentials.token;
        const { authorization } = signAcs3({
          accessKeyId: credentials.keyId,
          accessKeySecret: credentials.secret,
          method: "POST",
          query,
          // `fetch` sets the host by itself.
          headers: { ...headers, host: signingHost },
          body: "",
        });
        const url = new URL("/", baseUrl);
        url.search = canonicalQuery(query);
        return {
          method: "POST",
          url: url.href,
          headers: { ...headers, accept: "application/json", authorization },
        };
      },
      failureOf(received) {
        const failure = failureOf(received);
        if (failure?.kind !== "forbidden") return failure;
        return { ...failure, action: failure.action ?? `ens:${operation}` };
      },
    });
    const told = readEnvelope(schema, answer, { dialect: DIALECT, operation });
    return { answer, told, requestId: told.RequestId ?? null };
  }

  async function images(
    request: { operation: string; site: string; query: Query; page: number },
    signal: AbortSignal,
  ): Promise<ImagesAnswer> {
    const { operation, site, query, page } = request;
    const { answer, told, requestId } = await call({
      operation,
      site,
      query,
      schema: imagesEnvelope,
      signal,
    });
    const items = told.Images?.Image ?? [];
    const { TotalCount: total, PageSize } = told;
    // The document lets a missing list stand for none; a total that says otherwise makes it a broken answer.
    if (page === 1 && items.length === 0 && total !== null && total > 0) {
      throw unexpectedShape(answer, { dialect: DIALECT, operation, requestId });
    }
    const { read, unreadable } = readItems(wireImage, items);
    const seen = (page - 1) * (PageSize ?? IMAGES_PAGE_SIZE) + items.length;
    const isLast = items.length === 0 || total === null || seen >= total;
    return {
      images: read,
      unreadable,
      total,
      next: isLast ? null : page + 1,
      requestId,
      tell: (kind, { item }) => answerOf(answer, { kind, operation, requestId }, item),
    };
  }

  return {
    /** Own images and those shared with the account. `imageId` matches parts of ids too. */
    describeSelfImages(
      request: { site: string; page: number; pageSize?: number; imageId?: string },
      signal: AbortSignal,
    ) {
      const { site, page, pageSize = IMAGES_PAGE_SIZE, imageId } = request;
      const query = { PageNumber: page, PageSize: pageSize, ImageId: imageId };
      return images({ operation: "DescribeSelfImages", site, query, page }, signal);
    },

    /** Every image that the account can use. `imageId` is one exact id. */
    describeImages(
      request: { site: string; page: number; pageSize?: number; imageId?: string },
      signal: AbortSignal,
    ) {
      const { site, page, pageSize = IMAGES_PAGE_SIZE, imageId } = request;
      const query = { PageNumber: page, PageSize: pageSize, ImageId: imageId };
      return images({ operation: "DescribeImages", site, query, page }, signal);
    },

    /** The catalogue of public images, whole: it has no pages. */
    describeImageInfos(site: string, signal: AbortSignal) {
      return images({ operation: "DescribeImageInfos", site, query: {}, page: 1 }, signal);
    },

    /** One page of the accounts that an own image is shared with. */
    async describeImageSharePermission(
      request: { site: string; imageId: string; page: number },
      signal: AbortSignal,
    ) {
      const operation = "DescribeImageSharePermission";
      const { site, imageId, page } = request;
      const query = { ImageId: imageId, PageNumber: page, PageSize: SHARES_PAGE_SIZE };
      const { answer, told, requestId } = await call({
        operation,
        site,
        query,
        schema: sharesEnvelope,
        signal,
      });
      return {
        accounts: told.Accounts.Account.map(({ AliyunUid }) => AliyunUid),
        total: told.TotalCount,
        requestId,
        answer: answerOf(answer, { kind: "sharing", operation, requestId }),
      };
    },

    /** The edge regions, which are places inside a site. */
    async describeEnsRegions(site: string, signal: AbortSignal) {
      const operation = "DescribeEnsRegions";
      const { told, requestId } = await call({
        operation,
        site,
        query: {},
        schema: ensRegionsEnvelope,
        signal,
      });
      const regions = told.EnsRegions.EnsRegions.map(({ EnsRegionId, Name, EnName }) => ({
        regionId: EnsRegionId,
        name: { en: EnName ?? null, "zh-CN": Name ?? null },
      }));
      return { regions, requestId };
    },
  };
}

/**
 * Null for a success, else what went wrong. The same code comes with different statuses, and throttling usually with
 * 400, so the code decides; under HTTP 200 a `Code` other than 0 is a failure too.
 */
export function failureOf(answer: HttpAnswer): Classified | null {
  const { status, headers } = answer;
  const { code, requestId, action } = toldOf(answer);
  const isSuccess = status >= 200 && status < 300;
  if (isSuccess && (code === null || code === "" || code === "0")) return null;
  const failure = { code, requestId: requestId ?? headers.get("x-acs-request-id"), action };
  const retryAfterMs = waitOf(headers.get("x-acs-retry-after"));
  if (retryAfterMs !== null) return { ...failure, kind: "rate-limited", retryAfterMs };
  const kind = kindOf(code ?? "", status);
  return code === "SignatureNonceUsed" ? { ...failure, kind, again: "once" } : { ...failure, kind };
}

function toldOf({ json, text }: HttpAnswer) {
  const { data } = errorBody.safeParse(json?.value);
  if (data) {
    return {
      code: data.Code ?? data.code,
      requestId: data.RequestId ?? data.requestId ?? null,
      action: data.AccessDeniedDetail?.AuthAction ?? null,
    };
  }
  // Where no format was agreed upon, errors come as XML.
  return {
    code: /<Code>([\w.]{1,100})<\/Code>/.exec(text)?.[1] ?? null,
    requestId: /<RequestId>([\w-]{1,64})<\/RequestId>/.exec(text)?.[1] ?? null,
    action: null,
  };
}

/** `x-acs-retry-after` counts milliseconds; zero, negative and unreadable values say nothing. */
function waitOf(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header) && Number(header) > 0 ? Number(header) : null;
}

/** Beginnings of codes, first match first ("Common error codes", document 434846, and those of the operations). */
const KINDS: [start: string, kind: FailureKind][] = [
  ["InvalidAccessKeyId", "unknown-key"],
  ["SignatureDoesNotMatch", "wrong-secret"],
  ["IncompleteSignature", "wrong-secret"],
  ["MissingSecurityToken", "expired-token"],
  ["InvalidSecurityToken", "expired-token"],
  ["InvalidTimeStamp", "clock-skew"],
  ["IllegalTimestamp", "clock-skew"],
  ["NoPermission", "forbidden"],
  ["Forbidden", "forbidden"],
  ["NotAuthorized", "forbidden"],
  ["Throttling", "rate-limited"],
  ["InvalidImageType.NotSupported", "not-applicable"],
  ["ens.interface.error", "unavailable"],
  ["CallInterface", "unavailable"],
  ["InternalError", "unavailable"],
  ["ServiceUnavailable", "unavailable"],
];

function kindOf(code: string, status: number): FailureKind {
  const known = KINDS.find(([start]) => code.startsWith(start));
  if (known) return known[1];
  if (status === 429) return "rate-limited";
  if (status >= 500 || /^5\d\d$/.test(code)) return "unavailable";
  return code === "" ? "unexpected-answer" : "rejected-request";
}
