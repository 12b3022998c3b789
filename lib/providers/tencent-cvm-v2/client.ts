import type { z } from "zod";
import type { Answer } from "../../domain/answer";
import type { FailureKind } from "../../domain/failure";
import { answerOf, type ReadItem, readEnvelope, readItems, unexpectedShape } from "../envelope";
import { type Classified, cloudError } from "../errors";
import { createHttp, type HttpAnswer } from "../http";
import type { ProviderOptions } from "../port";
import { legacyCodeOf } from "./regions";
import { codeEnvelope, imagesEnvelope, sharesEnvelope, type WireImage, wireImage } from "./schema";
import { signLegacy } from "./sign";

export const DIALECT = "tencent-cvm-v2";

/** The most that `DescribeImages` gives at once (document 213/1272, `limit`). */
export const PAGE_SIZE = 100;

const PATH = "/v2/index.php";

/** 1 private, 2 public, 3 marketplace, 4 shared with this account. Required when an id is given. */
export type ImageType = 1 | 2 | 3 | 4;

export type ImageQuery = { imageType: ImageType; offset?: number; limit?: number; imageId?: string };

export type ImagesAnswer = {
  images: ReadItem<WireImage>[];
  unreadable: number;
  /** Items in this answer, read or not. */
  count: number;
  total: number | null;
  /** The exact text of one of its items, as an answer to keep. */
  tell: (kind: Answer["kind"], item: ReadItem<WireImage>) => Answer;
};

/** Speaks the legacy API, version 2: one method per operation, regions by their API 3.0 ids. Throws `CloudError`. */
export function createClient({ credentials, endpointOf, outside, gate, limits }: ProviderOptions) {
  const http = createHttp({ dialect: DIALECT, outside, gate, limits });

  async function call<S extends z.ZodType>(request: {
    operation: string;
    regionId: string;
    parameters: Record<string, string>;
    schema: S;
    signal: AbortSignal;
  }) {
    const { operation, regionId, schema, signal } = request;
    const region = legacyCodeOf(regionId);
    if (region === null) {
      throw cloudError({ dialect: DIALECT, operation }, { kind: "unknown-region", code: "no-legacy-code" });
    }
    const { baseUrl, signingHost } = endpointOf(regionId);
    const answer = await http.call({
      operation,
      regionId,
      signal,
      build({ now, nonce }) {
        const parameters: Record<string, string> = {
          ...request.parameters,
          Action: operation,
          Nonce: String(nonceNumber(nonce)),
          Region: region,
          SecretId: credentials.keyId,
          SignatureMethod: "HmacSHA256",
          Timestamp: String(Math.floor(now.getTime() / 1000)),
        };
        if (credentials.token !== null) parameters.Token = credentials.token;
        const { signature } = signLegacy({
          secretKey: credentials.secret,
          signatureMethod: "HmacSHA256",
          method: "GET",
          host: signingHost,
          path: PATH,
          parameters,
        });
        const url = new URL(PATH, baseUrl);
        url.search = new URLSearchParams({ ...parameters, Signature: signature }).toString();
        return { method: "GET", url: url.href, headers: {} };
      },
      failureOf(received) {
        const failure = failureOf(received);
        return failure?.kind === "forbidden" ? { ...failure, action: `cvm:${operation}` } : failure;
      },
    });
    return { answer, told: readEnvelope(schema, answer, { dialect: DIALECT, operation }) };
  }

  return {
    async describeImages(regionId: string, query: ImageQuery, signal: AbortSignal): Promise<ImagesAnswer> {
      const operation = "DescribeImages";
      const { imageType, offset, limit, imageId } = query;
      const parameters: Record<string, string> = { imageType: String(imageType) };
      if (offset !== undefined) parameters.offset = String(offset);
      if (limit !== undefined) parameters.limit = String(limit);
      if (imageId !== undefined) parameters["imageIds.0"] = imageId;
      const schema = imagesEnvelope;
      const { answer, told } = await call({ operation, regionId, parameters, schema, signal });
      const items = told.imageSet ?? [];
      // Without images at the start, only a total of zero says that there are none.
      if (items.length === 0 && (offset ?? 0) === 0 && told.totalCount !== 0) {
        throw unexpectedShape(answer, { dialect: DIALECT, operation });
      }
      const { read, unreadable } = readItems(wireImage, items);
      return {
        images: read,
        unreadable,
        count: items.length,
        total: told.totalCount,
        tell: (kind, { item }) => answerOf(answer, { kind, operation, requestId: null }, item),
      };
    },

    async getImageShareUinInfo(regionId: string, imageId: string, signal: AbortSignal) {
      const operation = "GetImageShareUinInfo";
      const parameters = { "imageIds.0": imageId };
      const schema = sharesEnvelope;
      const { answer, told } = await call({ operation, regionId, parameters, schema, signal });
      const image = told.data.imageList.find((entry) => entry.imageId === imageId);
      if (!image) throw unexpectedShape(answer, { dialect: DIALECT, operation });
      return {
        limit: told.data.maxImgShareNum,
        shares: image.shareUinInfo ?? [],
        answer: answerOf(answer, { kind: "sharing", operation, requestId: null }),
      };
    },
  };
}

/** The API wants a positive integer; the last digits of a random UUID make one. */
function nonceNumber(nonce: string): number {
  return (Number.parseInt(nonce.slice(-8), 16) % 0x7fffffff) + 1;
}

/** Null for a success, else what went wrong. Refusals come with HTTP 200: the number in `code` decides. */
export function failureOf({ status, json }: HttpAnswer): Classified | null {
  const parsed = codeEnvelope.safeParse(json?.value);
  if (parsed.success) {
    const { code } = parsed.data;
    if (code === 0) return status < 300 ? null : { kind: kindOfStatus(status) };
    const kind = Object.hasOwn(KINDS, code) ? KINDS[code] : undefined;
    const classified = { kind: kind ?? "rejected-request", code: String(code) };
    return code === REPLAY ? { ...classified, again: "once" } : classified;
  }
  // Text that is no JSON under a success is named so by `http.ts`.
  if (status < 300) return json === null ? null : { kind: "unexpected-answer", code: "shape" };
  return { kind: kindOfStatus(status) };
}

/** The nonce was used before, or the clock is off: both are worth one more attempt. */
const REPLAY = 4500;

/** "Error codes", document 309/7025 of the legacy API. */
const KINDS: Record<number, FailureKind> = {
  4100: "wrong-secret",
  4101: "forbidden",
  4102: "forbidden",
  4103: "forbidden",
  4104: "unknown-key",
  4105: "expired-token",
  4106: "forbidden",
  4110: "forbidden",
  4200: "clock-skew",
  4300: "forbidden",
  4400: "rate-limited",
  [REPLAY]: "clock-skew",
  5000: "not-found",
  5100: "unavailable",
  5400: "unavailable",
  6000: "unavailable",
  6200: "unavailable",
};

function kindOfStatus(status: number): FailureKind {
  if (status === 429) return "rate-limited";
  return status >= 500 ? "unavailable" : "unexpected-answer";
}
