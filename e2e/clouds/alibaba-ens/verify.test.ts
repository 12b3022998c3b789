import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { RawRequest } from "../emulator";
import type { EnsKey } from "./keys";
import { verify } from "./verify";

type Vector = {
  id: string;
  scheme: string;
  input: { accessKeyId: string; accessKeySecret: string; securityToken?: string; timestamp: string };
  wire: { method: string; requestTarget: string; signedHeaders: Record<string, string>; body: string };
  expected: { authorization: string };
};

const file = new URL("../../../lib/providers/alibaba-ens/fixtures/signature-vectors.json", import.meta.url);
const vectors = (JSON.parse(readFileSync(file, "utf8")) as { vectors: Vector[] }).vectors.filter(
  (vector) => vector.scheme === "ACS3-HMAC-SHA256",
);
const plain = vectors.find((vector) => vector.id === "v3-01-ens-selfimages-plain") as Vector;
const special = vectors.find((vector) => vector.id === "v3-02-ens-selfimages-unicode-special") as Vector;
const temporary = vectors.find((vector) => vector.id === "v3-08-minimal-headers-sts") as Vector;
const form = vectors.find((vector) => vector.id === "v3-05-ens-sharepermission-form-body") as Vector;

describe("verify", () => {
  it.each(vectors)("accepts the vendor's own signature: $id", (vector) => {
    expect(verify(requestOf(vector), keyOf(vector), { now: timeOf(vector) })).toBeNull();
  });

  it("does not care how the wire escapes a character or orders the parameters", () => {
    const query = plain.wire.requestTarget.slice(2).split("&").reverse().join("&");
    const reordered = { ...requestOf(plain), target: `/?${query}` };
    expect(verify(reordered, keyOf(plain), { now: timeOf(plain) })).toBeNull();
    const escaped = inTarget("*~", "%2a%7E")(requestOf(special));
    expect(verify(escaped, keyOf(special), { now: timeOf(special) })).toBeNull();
  });

  it.each<[string, Vector, (request: RawRequest) => RawRequest]>([
    ["the method", plain, (request) => ({ ...request, method: "GET" })],
    ["the path", plain, (request) => ({ ...request, target: request.target.replace("/?", "/x?") })],
    ["a parameter's value", plain, inTarget("PageSize=50", "PageSize=51")],
    ["a parameter's name", plain, inTarget("PageSize", "Pagesize")],
    ["an added parameter", plain, (request) => ({ ...request, target: `${request.target}&a=` })],
    ["the port", plain, header("host", "127.0.0.1:18161")],
    ["the action", plain, header("x-acs-action", "DescribeImages")],
    ["the version", plain, header("x-acs-version", "2017-11-11")],
    ["the date", plain, header("x-acs-date", "2026-03-02T08:15:31Z")],
    ["the nonce", plain, header("x-acs-signature-nonce", "5d2f7a0c9b1e4e6d8f3a1c2b4d6e8f91")],
    ["the stated hash of the body", plain, header("x-acs-content-sha256", "0".repeat(64))],
    ["a body where none was signed", plain, (request) => ({ ...request, body: Buffer.from("a") })],
    ["a body byte", form, (request) => ({ ...request, body: flipped(request.body) })],
    ["the content type", form, header("content-type", "application/json")],
    ["the signature", plain, inAuthorization("Signature=9a", "Signature=9b")],
  ])("refuses a request that differs in %s", (_, vector, change) => {
    const fault = verify(change(requestOf(vector)), keyOf(vector), { now: timeOf(vector) });
    expect(fault).toMatchObject({ status: 400, code: "SignatureDoesNotMatch" });
  });

  it.each<[string, (request: RawRequest) => RawRequest]>([
    ["an x-acs header that is not signed", header("x-acs-extra", "1")],
    ["a content type that is not signed", header("content-type", "text/plain")],
    ["a signed header that is not sent", inAuthorization("x-acs-version,", "x-acs-version;x-acs-zebra,")],
    ["a host that is not signed", inAuthorization("SignedHeaders=host;", "SignedHeaders=")],
    ["no Authorization", header("authorization", "")],
    ["another scheme", inAuthorization("ACS3-HMAC-SHA256", "ACS3-RSA-SHA256")],
  ])("calls the signature incomplete with %s", (_, change) => {
    const fault = verify(change(requestOf(plain)), keyOf(plain), { now: timeOf(plain) });
    expect(fault?.code).toBe("IncompleteSignature");
  });

  it("repeats in the refusal what was signed, token included", () => {
    const request = header("x-acs-action", "DescribeImages")(requestOf(temporary));
    const fault = verify(request, keyOf(temporary), { now: timeOf(temporary) });
    expect(fault?.message).toContain("server string to sign is:ACS3-HMAC-SHA256\n");
    expect(fault?.message).toContain(temporary.input.accessKeyId);
    expect(fault?.message).toContain(temporary.input.securityToken);
  });

  it.each([
    [-900, null],
    [900, null],
    [-901, "InvalidTimeStamp.Expired"],
    [901, "InvalidTimeStamp.Expired"],
  ])("with a clock that is %i s off answers %s", (seconds, code) => {
    const now = new Date(timeOf(plain).getTime() + seconds * 1000);
    expect(verify(requestOf(plain), keyOf(plain), { now })?.code ?? null).toBe(code);
  });

  it.each(["", "1772439330", "2026-03-02T08:15:30.000Z", "2026-13-02T08:15:30Z", "2026-03-02 08:15:30"])(
    "refuses the time %j by its form",
    (date) => {
      const fault = verify(header("x-acs-date", date)(requestOf(plain)), keyOf(plain), {
        now: timeOf(plain),
      });
      expect(fault?.code).toBe("InvalidTimeStamp.Format");
    },
  );

  it("refuses a used nonce before it looks at the signature", () => {
    const wrongSecret = { ...keyOf(plain), secret: "wrong" };
    const fault = verify(requestOf(plain), wrongSecret, { now: timeOf(plain), nonceUsed: true });
    expect(fault?.code).toBe("SignatureNonceUsed");
  });

  it.each<[string, Partial<EnsKey>, Vector]>([
    ["InvalidAccessKeyId.NotFound", { id: "LTAI5tAnother" }, plain],
    ["InvalidAccessKeyId.Inactive", { inactive: true }, plain],
    ["MissingSecurityToken", { token: "wanted" }, plain],
    ["InvalidSecurityToken.MismatchWithAccessKey", { token: "another" }, temporary],
    ["SignatureDoesNotMatch", { secret: "another" }, plain],
  ])("answers %s for the key %o", (code, parts, vector) => {
    const fault = verify(requestOf(vector), { ...keyOf(vector), ...parts }, { now: timeOf(vector) });
    expect(fault?.code).toBe(code);
  });
});

function requestOf({ wire, expected }: Vector): RawRequest {
  return {
    method: wire.method,
    target: wire.requestTarget,
    headers: { ...wire.signedHeaders, authorization: expected.authorization, accept: "application/json" },
    body: Buffer.from(wire.body, "utf8"),
  };
}

function keyOf({ input }: Vector): EnsKey {
  const { accessKeyId, accessKeySecret, securityToken } = input;
  return {
    id: accessKeyId,
    secret: accessKeySecret,
    accountId: "1",
    ...(securityToken ? { token: securityToken } : {}),
  };
}

function timeOf({ input }: Vector) {
  return new Date(input.timestamp);
}

function header(name: string, value: string) {
  return (request: RawRequest) => ({ ...request, headers: { ...request.headers, [name]: value } });
}

function inAuthorization(from: string, to: string) {
  return (request: RawRequest) =>
    header("authorization", (request.headers.authorization ?? "").replace(from, to))(request);
}

function inTarget(from: string, to: string) {
  return (request: RawRequest) => ({ ...request, target: request.target.replace(from, to) });
}

function flipped(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  copy[10] = (copy[10] ?? 0) ^ 1;
  return copy;
}
