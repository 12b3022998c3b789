import { randomUUID } from "node:crypto";
import type { Answer } from "../emulator";

export type Refusal = { status: number; code: string; message: string };

/** Codes, statuses and texts of the error tables (Baidu BCC, "Error codes"; Reference, "Common errors"). */
export const refusals = {
  accessDenied: { status: 403, code: "AccessDenied", message: "Access denied." },
  badRequest: { status: 400, code: "BadRequest", message: "Bad request parameters or illegal request." },
  inappropriateJson: {
    status: 400,
    code: "InappropriateJSON",
    message:
      "The JSON you provided was well-formed and valid, but not appropriate for this operation. Check API docs.",
  },
  invalidAccessKeyId: {
    status: 403,
    code: "InvalidAccessKeyId",
    message: "The Access Key ID you provided does not exist in our records.",
  },
  invalidAuthorization: {
    status: 400,
    code: "InvalidHTTPAuthHeader",
    message: "The HTTP authorization header is invalid. Consult the service documentation for details.",
  },
  invalidUri: { status: 400, code: "InvalidURI", message: "Could not parse the specified URI." },
  invalidVersion: { status: 404, code: "InvalidVersion", message: "The API version specified was invalid." },
  malformedJson: {
    status: 400,
    code: "MalformedJSON",
    message: "The JSON you provided was not well-formed.",
  },
  noSuchObject: {
    status: 404,
    code: "NoSuchObject",
    message: "The specified object is not found or resource do not exist.",
  },
  notCustom: {
    status: 403,
    code: "Image.UnCustomImageCannotBeShared",
    message: "Only custom image can be shared.",
  },
  signatureDoesNotMatch: {
    status: 400,
    code: "SignatureDoesNotMatch",
    message:
      "The request signature we calculated does not match the signature you provided. Check your Secret Access Key and signing method. Consult the service documentation for details.",
  },
  /** No page of the cloud names a throttling error; status and code are a guess that a client must not rely on. */
  tooManyRequests: { status: 429, code: "TooManyRequests", message: "Request rate is too high." },
} satisfies Record<string, Refusal>;

export function requestExpired(timestamp: string): Refusal {
  return {
    status: 400,
    code: "RequestExpired",
    message: `Request has expired. Timestamp date is ${timestamp}.`,
  };
}

/** Thrown where parameters or data are looked at; the service turns it into the answer. */
export class Refused extends Error {
  override name = "Refused";
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

export function success(result: unknown, now: Date): Answer {
  return { status: 200, headers: commonHeaders(randomUUID(), now), body: JSON.stringify(result) };
}

/** The cloud's error body: only errors carry the request id in the body as well. */
export function refuse({ status, code, message }: Refusal, now: Date): Answer {
  const requestId = randomUUID();
  return {
    status,
    headers: commonHeaders(requestId, now),
    body: JSON.stringify({ requestId, code, message }),
  };
}

function commonHeaders(requestId: string, now: Date): Record<string, string> {
  return {
    "content-type": "application/json;charset=UTF-8",
    date: now.toUTCString(),
    server: "BWS",
    "x-bce-request-id": requestId,
  };
}
