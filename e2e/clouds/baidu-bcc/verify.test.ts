import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { FakeKey, RawRequest } from "../emulator";
import { calm } from "../emulator";
import { service } from ".";
import { verify } from "./verify";

type Sent = { method: string; path: string; query: [string, string][]; headers: Record<string, string> };
type Vector = {
  id: string;
  request: Sent;
  accessKeyId: string;
  secretAccessKey: string;
  timestamp: string;
  expected: { authorization: string; authorizationWithEmptyList?: string };
};
type Case = {
  id: string;
  serverNow: string;
  knownAccessKeys: Record<string, string>;
  request: Sent;
  expect: { status: number; code?: string };
};

const { vectors } = fixture<{ vectors: Vector[] }>("signature-vectors.json");
const { cases } = fixture<{ cases: Case[] }>("verification-cases.json");

const signed = vectors.flatMap((vector) => {
  const { authorization, authorizationWithEmptyList } = vector.expected;
  const named = { name: vector.id, vector, request: replay(vector, authorization) };
  if (authorizationWithEmptyList === undefined) return [named];
  const request = replay(vector, authorizationWithEmptyList);
  return [named, { name: `${vector.id}, headers not named`, vector, request }];
});

describe("published and constructed vectors", () => {
  it("has all fifteen and the three with an empty header list", () => {
    expect(signed).toHaveLength(18);
  });

  it.each(signed)("accepts $name", ({ vector, request }) => {
    expect(verify(request, known(vector))).toBeNull();
  });

  const changes: { what: string; change: (request: RawRequest) => RawRequest | null }[] = [
    {
      what: "another method",
      change: (request) => ({ ...request, method: request.method === "GET" ? "PUT" : "GET" }),
    },
    { what: "another path", change: (request) => ({ ...request, target: inPath(request.target) }) },
    {
      what: "another query value",
      change: (request) =>
        request.target.includes("?") ? { ...request, target: `${request.target}x` } : null,
    },
    {
      what: "one more query name",
      change: ({ target, ...rest }) => ({
        ...rest,
        target: `${target}${target.includes("?") ? "&" : "?"}a=`,
      }),
    },
    {
      what: "another host",
      change: (request) => withHeader(request, "host", (host) => `${host.trim()}x`),
    },
    {
      what: "a date of another second",
      change: (request) => withHeader(request, "x-bce-date", (date) => date.replace(/\d(Z\s*)$/, "0$1")),
    },
    {
      what: "another token",
      change: (request) => withHeader(request, "x-bce-security-token", (token) => `${token}x`),
    },
    {
      what: "a content type that was signed",
      change: (request) =>
        /content-type|\/\//.test(request.headers.authorization ?? "")
          ? withHeader(request, "content-type", (type) => `${type}x`)
          : null,
    },
    {
      what: "an unsigned header of the cloud",
      change: (request) => ({ ...request, headers: { ...request.headers, "x-bce-extra": "1" } }),
    },
    {
      what: "another signature",
      change: (request) =>
        withHeader(request, "authorization", (text) =>
          text.replace(/.$/, (digit) => (digit === "0" ? "1" : "0")),
        ),
    },
  ];
  const spoilt = signed.flatMap(({ name, vector, request }) =>
    changes.flatMap(({ what, change }) => {
      const changed = change(request);
      return changed === null ? [] : [{ name, what, vector, request: changed }];
    }),
  );

  it.each(spoilt)("refuses $name with $what", ({ vector, request }) => {
    expect(verify(request, known(vector))?.code).toBe("SignatureDoesNotMatch");
  });

  it("reads the same request however its characters are escaped on the wire", () => {
    const [, , plain] = signed;
    if (plain === undefined) throw new Error("no vector with a query");
    const target = plain.request.target.replace("imageType", "image%54ype");
    expect(verify({ ...plain.request, target }, known(plain.vector))).toBeNull();
  });

  it("takes a plus sign for a plus sign, not for a blank", () => {
    const vector = vectors.find(({ id }) => id === "list-unicode-imageName");
    if (vector === undefined) throw new Error("no vector with a blank");
    const request = replay(vector, vector.expected.authorization);
    const target = request.target.replace("%20", "+");
    expect(target).not.toBe(request.target);
    expect(verify({ ...request, target }, known(vector))?.code).toBe("SignatureDoesNotMatch");
  });
});

describe("verification cases", () => {
  it.each(cases)("answers $id as stated", ({ serverNow, knownAccessKeys, request, expect: stated }) => {
    const keys = Object.entries(knownAccessKeys).map(
      ([id, secret]): FakeKey => ({ id, secret, accountId: "somebody" }),
    );
    const answer = service({ region: "bj", keys }).answer(raw(request), {
      now: new Date(serverNow),
      switches: { ...calm },
    });
    expect(answer.status).toBe(stated.status);
    expect(JSON.parse(answer.body).code).toBe(stated.code);
  });
});

describe("order and limits of the checks", () => {
  const good = signed.find(({ name }) => name === "detail-host-date");
  if (good === undefined) throw new Error("no plain vector");
  const at = (offsetSeconds: number) => new Date(Date.parse("2026-03-02T08:05:09Z") + offsetSeconds * 1000);

  it("refuses a request without authorization as without permission", () => {
    const { authorization: _, ...headers } = good.request.headers;
    expect(verify({ ...good.request, headers }, known(good.vector))?.code).toBe("AccessDenied");
  });

  it.each([
    [-1801, "RequestExpired"],
    [-1800, undefined],
    [1800, undefined],
    [1801, "RequestExpired"],
  ])("at %i seconds after signing answers %s", (seconds, code) => {
    expect(verify(good.request, { ...known(good.vector), now: at(seconds) })?.code).toBe(code);
  });

  it("needs a date to hold against its clock", () => {
    const { "x-bce-date": _, ...headers } = good.request.headers;
    expect(verify({ ...good.request, headers }, known(good.vector))?.code).toBe("RequestExpired");
  });

  it.each(["x-bce-date", "x-bce-date;host", "host;host;x-bce-date", "host;x-bce-date;x-gone"])(
    "refuses the header list %s",
    (list) => {
      const request = withHeader(good.request, "authorization", (text) =>
        text.replace("host;x-bce-date", list),
      );
      expect(request && verify(request, known(good.vector))?.code).toBe("SignatureDoesNotMatch");
    },
  );

  it("looks for the key before the clock, and at the clock before the signature", () => {
    const late = { ...known(good.vector), now: at(9000) };
    expect(verify(good.request, { ...late, keys: [] })?.code).toBe("InvalidAccessKeyId");
    const wrong = { ...late, keys: late.keys.map((key) => ({ ...key, secret: "fake-other" })) };
    expect(verify(good.request, wrong)?.code).toBe("RequestExpired");
  });

  it("refuses a temporary key without its token", () => {
    const { keys, now } = known(good.vector);
    const temporary = keys.map((key) => ({ ...key, token: "fake-token" }));
    expect(verify(good.request, { keys: temporary, now })?.code).toBe("AccessDenied");
  });
});

/** Plays a vector at its own time. One vector signs no date at all: any HTTP client's `Date` serves there. */
function replay(vector: Vector, authorization: string): RawRequest {
  const request = raw(vector.request);
  const isDated = "x-bce-date" in request.headers || "date" in request.headers;
  const date: Record<string, string> = isDated ? {} : { date: new Date(vector.timestamp).toUTCString() };
  return { ...request, headers: { ...request.headers, ...date, authorization } };
}

function known({ accessKeyId, secretAccessKey, timestamp, request }: Vector) {
  const key: FakeKey = {
    id: accessKeyId,
    secret: secretAccessKey,
    token: request.headers["x-bce-security-token"],
    accountId: "somebody",
  };
  return { keys: [key], now: new Date(timestamp) };
}

function raw({ method, path, query, headers }: Sent): RawRequest {
  const search = query.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  const target = path.split("/").map(encodeURIComponent).join("/");
  return {
    method,
    target: search === "" ? target : `${target}?${search}`,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: Buffer.alloc(0),
  };
}

function inPath(target: string): string {
  const [path, ...query] = target.split("?");
  return [`${path}x`, ...query].join("?");
}

function withHeader(request: RawRequest, name: string, change: (value: string) => string): RawRequest | null {
  const value = request.headers[name];
  if (value === undefined) return null;
  return { ...request, headers: { ...request.headers, [name]: change(value) } };
}

function fixture<T>(name: string): T {
  const file = new URL(`../../../lib/providers/baidu-bcc/fixtures/${name}`, import.meta.url);
  // The shape of these files is fixed by the files themselves; a wrong one fails the tests at once.
  return JSON.parse(readFileSync(file, "utf8")) as T;
}
