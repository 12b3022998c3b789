import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { LIST_READ_HEADER, letListReadsBy } from "./answer-headers";

function ask(method: string, url: string, headers: Record<string, string> = {}) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method, url, headers });
  const response = new ServerResponse(request);
  letListReadsBy(request, response, "our-id");
  return { marked: LIST_READ_HEADER in request.headers, told: response.getHeaders() };
}

describe("a read of the list", () => {
  it.each(["/api/images", "/api/images?q=golden"])("is let by and has all headers: %s", (url) => {
    const { marked, told } = ask("GET", url);
    expect(marked).toBe(true);
    expect(told).toEqual({
      "x-request-id": "our-id",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": "camera=(), geolocation=(), microphone=()",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    });
  });

  it("asks browsers to stay with https when a proxy brought it by that", () => {
    expect(ask("GET", "/api/images", { "x-forwarded-proto": "https" }).told).toHaveProperty(
      "strict-transport-security",
    );
  });
});

it.each([
  ["POST", "/api/images"],
  ["GET", "/api/images/values"],
  ["GET", "/api/imagesx"],
  ["GET", "/s/neph_x?/api/images"],
  ["GET", "http://127.0.0.1/api/images"],
  ["PROPFIND", "/api/images?q="],
])("nothing else is, whatever it says of itself: %s %s", (method, url) => {
  expect(ask(method, url, { [LIST_READ_HEADER]: "1" })).toEqual({ marked: false, told: {} });
});
