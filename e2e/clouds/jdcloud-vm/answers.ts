import { randomUUID } from "node:crypto";
import type { Answer } from "../emulator";

export type Refusal = { code: number; status: string; message: string };

/**
 * Statuses and texts of the gateway ("public error code reference during calling"), with the suffix
 * that it adds. Where no text is published the words are invented, in the gateway's manner.
 */
export const refusals = {
  noRoute: gateway(404, "NOT_FOUND", "no route and no API found with those values"),
  uriTooLong: gateway(414, "HTTP_URI_TOO_LONG", "URI too long"),
  // Published without a blank before the suffix.
  noAuthorization: {
    code: 401,
    status: "ACCESS_ERROR",
    message: "lack of header authorization[gw]",
  },
  noCredential: gateway(401, "ACCESS_ERROR", "lack of credential in the header authorization"),
  noSignedHeaders: gateway(401, "ACCESS_ERROR", "lack of header signedHeaders"),
  noDate: gateway(401, "ACCESS_ERROR", "lack of header x-jdcloud-date"),
  noNonce: gateway(401, "ACCESS_ERROR", "lack of header x-jdcloud-nonce"),
  badCredential: gateway(401, "ACCESS_ERROR", "Invalid authentication credentials"),
  unknownKey: gateway(401, "ACCESS_ERROR", "Invalid accessKey"),
  expired: gateway(401, "ACCESS_ERROR", "x-jdcloud-date is expired"),
  usedNonce: gateway(401, "ACCESS_ERROR", "x-jdcloud-nonce has been used"),
  badSignature: gateway(401, "ACCESS_ERROR", "sign result is not same"),
  tooManyCalls: gateway(429, "HTTP_RATE_LIMIT_EXCEEDED", "minute rate limit exceeded, role:ak"),
  /** Status and text as in "Sub-user programming access OpenAPI" (JD Cloud IAM). */
  noPermission: gateway(403, "HTTP_FORBIDDEN", "No permission"),
  notOwn: { code: 400, status: "FAILED_PRECONDITION", message: "Can't use this image" },
} satisfies Record<string, Refusal>;

export function invalidArgument(message: string): Refusal {
  return { code: 400, status: "INVALID_ARGUMENT", message };
}

export function imageNotFound(imageId: string): Refusal {
  return { code: 404, status: "NOT_FOUND", message: `Image '${imageId}' not found` };
}

/** Thrown where parameters or data are looked at; the service turns it into the answer. */
export class Refused extends Error {
  override name = "Refused";
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

export function success(result: unknown, now: Date): Answer {
  return answer(200, { result }, now);
}

export function refuse(refusal: Refusal, now: Date): Answer {
  return answer(refusal.code, { error: refusal }, now);
}

function answer(status: number, content: Record<string, unknown>, now: Date): Answer {
  const requestId = randomUUID().replaceAll("-", "");
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      date: now.toUTCString(),
      "x-jdcloud-request-id": requestId,
    },
    body: JSON.stringify({ requestId, ...content }),
  };
}

function gateway(code: number, status: string, message: string): Refusal {
  return { code, status, message: `${message} [gw]` };
}
