import type { z } from "zod";
import type { Answer } from "../../domain/answer";
import type { FailureKind } from "../../domain/failure";
import { answerOf, type ReadItem, readEnvelope, readItems, unexpectedShape } from "../envelope";
import type { Classified } from "../errors";
import { createHttp, type HttpAnswer, type JsonAnswer } from "../http";
import type { ProviderOptions } from "../port";
import {
  accountQuotaEnvelope,
  errorEnvelope,
  identityEnvelope,
  imageQuotaEnvelope,
  imagesEnvelope,
  regionsEnvelope,
  sharesEnvelope,
  type WireImage,
  wireImage,
} from "./schema";
import { signTc3 } from "./sign";

export const DIALECT = "tencent-cvm";

/** The most that `DescribeImages` gives at once (CVM 2017-03-12, DescribeImages, `Limit`). */
export const PAGE_SIZE = 100;

/** Services without a region of their own take any; this one has been there from the beginning. */
const HOME_REGION = "ap-guangzhou";

const CVM = { service: "cvm", version: "2017-03-12" } as const;
const REGION = { service: "region", version: "2022-06-27" } as const;
const STS = { service: "sts", version: "2018-08-13" } as const;

/** Ids and filters exclude each other (CVM 2017-03-12, DescribeImages). */
export type ImageQuery =
  | { ImageIds: string[] }
  | { Offset: number; Limit: number; Filters?: { Name: string; Values: string[] }[] };

export type ImagesAnswer = {
  images: ReadItem<WireImage>[];
  unreadable: number;
  /** Items in this answer, read or not. */
  count: number;
  total: number | null;
  requestId: string | null;
  /** The exact text of one of its items, as an answer to keep. */
  tell: (kind: Answer["kind"], item: ReadItem<WireImage>) => Answer;
};

type Request<T> = {
  target: typeof CVM | typeof REGION | typeof STS;
  operation: string;
  regionId: string;
  parameters: Record<string, unknown>;
  schema: z.ZodType<{ Response: T }>;
  signal: AbortSignal;
};

/** Speaks API 3.0: one method per operation. Throws `CloudError`. */
export function createClient({ credentials, endpointOf, outside, gate, limits }: ProviderOptions) {
  const http = createHttp({ dialect: DIALECT, outside, gate, limits });

  async function call<T extends { RequestId?: string | null }>(request: Request<T>) {
    const { target, operation, regionId, schema, signal } = request;
    const { service, version } = target;
    const { baseUrl, signingHost } = endpointOf(regionId, service === "cvm" ? undefined : service);
    const body = JSON.stringify(request.parameters);
    const answer = await http.call({
      operation,
      regionId,
      signal,
      build({ now }) {
        const timestamp = Math.floor(now.getTime() / 1000);
        const contentType = "application/json";
        const { authorization } = signTc3({
          secretId: credentials.keyId,
          secretKey: credentials.secret,
          service,
          method: "POST",
          host: signingHost,
          query: "",
          contentType,
          body,
          timestamp,
        });
        const headers: Record<string, string> = {
          Authorization: authorization,
          "Content-Type": contentType,
          "X-TC-Action": operation,
          "X-TC-Version": version,
          "X-TC-Timestamp": String(timestamp),
        };
        // The region service spans all regions and ignores one.
        if (service !== "region") headers["X-TC-Region"] = regionId;
        if (credentials.token !== null) headers["X-TC-Token"] = credentials.token;
        return { method: "POST", url: new URL("/", baseUrl).href, headers, body };
      },
      failureOf(received) {
        const failure = failureOf(received);
        return failure?.kind === "forbidden" ? { ...failure, action: actionOf(service, operation) } : failure;
      },
    });
    const { Response: told } = readEnvelope(schema, answer, { dialect: DIALECT, operation });
    return { answer, told, requestId: told.RequestId ?? null };
  }

  return {
    async describeImages(regionId: string, query: ImageQuery, signal: AbortSignal): Promise<ImagesAnswer> {
      const operation = "DescribeImages";
      const parameters = { ...query };
      const { answer, told, requestId } = await call({
        target: CVM,
        operation,
        regionId,
        parameters,
        schema: imagesEnvelope,
        signal,
      });
      const { TotalCount: total, ImageSet } = told;
      const items = ImageSet ?? [];
      const isFirst = !("Offset" in query) || query.Offset === 0;
      // Without images at the start, only a total of zero says that there are none.
      if (items.length === 0 && isFirst && total !== 0) {
        throw unexpectedShape(answer, { dialect: DIALECT, operation, requestId });
      }
      const { read, unreadable } = readItems(wireImage, items);
      const tell: ImagesAnswer["tell"] = (kind, { item }) =>
        answerOf(answer, { kind, operation, requestId }, item);
      return { images: read, unreadable, count: items.length, total, requestId, tell };
    },

    async describeImageSharePermission(regionId: string, imageId: string, signal: AbortSignal) {
      const operation = "DescribeImageSharePermission";
      const parameters = { ImageId: imageId };
      const { answer, told, requestId } = await call({
        target: CVM,
        operation,
        regionId,
        parameters,
        schema: sharesEnvelope,
        signal,
      });
      return {
        shares: told.SharePermissionSet,
        requestId,
        answer: keep(answer, "sharing", operation, requestId),
      };
    },

    async describeAccountQuota(regionId: string, signal: AbortSignal) {
      const operation = "DescribeAccountQuota";
      const parameters = { Filters: [{ Name: "quota-type", Values: ["ImageQuotaSet"] }] };
      const { answer, told, requestId } = await call({
        target: CVM,
        operation,
        regionId,
        parameters,
        schema: accountQuotaEnvelope,
        signal,
      });
      const quota = told.AccountQuotaOverview.AccountQuota.ImageQuotaSet?.[0] ?? null;
      return { quota, requestId, answer: keep(answer, "quota", operation, requestId) };
    },

    async describeImageQuota(regionId: string, signal: AbortSignal) {
      const operation = "DescribeImageQuota";
      const { answer, told, requestId } = await call({
        target: CVM,
        operation,
        regionId,
        parameters: {},
        schema: imageQuotaEnvelope,
        signal,
      });
      return { limit: told.ImageNumQuota, requestId, answer: keep(answer, "quota", operation, requestId) };
    },

    async describeRegions(signal: AbortSignal) {
      const { told, requestId } = await call({
        target: REGION,
        operation: "DescribeRegions",
        regionId: HOME_REGION,
        parameters: { Product: "cvm" },
        schema: regionsEnvelope,
        signal,
      });
      return { regions: told.RegionSet, requestId };
    },

    async getCallerIdentity(signal: AbortSignal) {
      const { told, requestId } = await call({
        target: STS,
        operation: "GetCallerIdentity",
        regionId: HOME_REGION,
        parameters: {},
        schema: identityEnvelope,
        signal,
      });
      return { accountId: told.AccountId, requestId };
    },
  };
}

function keep(answer: JsonAnswer, kind: Answer["kind"], operation: string, requestId: string | null): Answer {
  return answerOf(answer, { kind, operation, requestId });
}

function actionOf(service: string, operation: string): string {
  return `${service}:${operation}`;
}

/**
 * Null for a success, else what went wrong. API 3.0 answers refusals with HTTP 200 too, so the code decides; an
 * answer without the envelope comes from a gateway and is judged by its status.
 */
export function failureOf(answer: HttpAnswer): Classified | null {
  const { status, json } = answer;
  const parsed = errorEnvelope.safeParse(json?.value);
  if (parsed.success) {
    const { Error: error, RequestId: requestId } = parsed.data.Response;
    return { kind: kindOf(error.Code, status), code: error.Code, requestId: requestId ?? null };
  }
  if (status >= 200 && status < 300) return null;
  if (status === 429) return { kind: "rate-limited" };
  return { kind: status >= 500 ? "unavailable" : "unexpected-answer" };
}

/** By whole code, then by the class before its dot ("Common error codes", document 213/30435). */
const KINDS: Record<string, FailureKind> = {
  "AuthFailure.SecretIdNotFound": "unknown-key",
  "AuthFailure.InvalidSecretId": "unknown-key",
  "AuthFailure.SignatureFailure": "wrong-secret",
  "AuthFailure.InvalidAuthorization": "wrong-secret",
  "AuthFailure.TokenFailure": "expired-token",
  "AuthFailure.SignatureExpire": "clock-skew",
  AuthFailure: "forbidden",
  "UnauthorizedOperation.InvalidToken": "expired-token",
  "UnauthorizedOperation.ImageNotBelongToAccount": "not-applicable",
  UnauthorizedOperation: "forbidden",
  "InvalidImageId.NotFound": "not-found",
  "InvalidRegion.NotFound": "unknown-region",
  UnsupportedRegion: "unknown-region",
  RequestLimitExceeded: "rate-limited",
  InternalError: "unavailable",
  InternalServerError: "unavailable",
  ServiceUnavailable: "unavailable",
};

function kindOf(code: string | null, status: number): FailureKind {
  if (code === null || code === "") return "unexpected-answer";
  if (/\bIp(?:InBlacklist|NotInWhitelist)\b/.test(code)) return "address-refused";
  const known = [code, code.split(".")[0] ?? code].find((word) => Object.hasOwn(KINDS, word));
  const kind = known === undefined ? undefined : KINDS[known];
  return kind ?? (status >= 500 ? "unavailable" : "rejected-request");
}
