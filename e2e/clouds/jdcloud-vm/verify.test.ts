import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { FakeKey, RawRequest } from "../emulator";
import { type Gateway, type Known, verify, vmGateway } from "./verify";

type Vector = {
  name: string;
  input: {
    serviceId: string;
    regionId: string;
    endpointHost: string;
    accessKeyId: string;
    secretAccessKey: string;
    date: string;
  };
  wire: { method: string; target: string; headers: [string, string][]; body: string };
};

const { vectors } = JSON.parse(
  readFileSync(
    new URL("../../../lib/providers/jdcloud-vm/fixtures/sign-vectors.json", import.meta.url),
    "utf8",
  ),
  // The shape of the file is fixed by the file itself; a wrong one fails the tests at once.
) as { vectors: Vector[] };

describe("vectors of the official SDK and the public example", () => {
  it("has all sixteen, each of the scheme JDCLOUD2", () => {
    expect(vectors).toHaveLength(16);
    for (const vector of vectors)
      expect(replay(vector).headers.authorization).toMatch(/^JDCLOUD2-HMAC-SHA256 /);
  });

  it.each(vectors)("accepts $name", (vector) => {
    expect(verify(replay(vector), known(vector), gatewayOf(vector))).toBeNull();
  });

  it("refuses the public example where host has to be signed", () => {
    const vector = named("16-public-documentation-worked-example");
    const strict = { ...gatewayOf(vector), mustSign: vmGateway.mustSign };
    expect(verify(replay(vector), known(vector), strict)?.message).toContain(
      "Invalid authentication credentials",
    );
  });

  const changes: { what: string; change: (request: RawRequest) => RawRequest | null }[] = [
    {
      what: "another method",
      change: (request) => ({ ...request, method: request.method === "GET" ? "POST" : "GET" }),
    },
    {
      what: "another path",
      change: ({ target, ...rest }) => {
        const [path, ...query] = target.split("?");
        return { ...rest, target: [`${path}x`, ...query].join("?") };
      },
    },
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
      what: "a raw plus sign in the query",
      change: ({ target, ...rest }) =>
        /\?.*%2[0B]/.test(target) ? { ...rest, target: target.replace(/(\?.*)%2[0B]/, "$1+") } : null,
    },
    {
      what: "another body",
      change: ({ body, ...rest }) => ({ ...rest, body: Buffer.concat([body, Buffer.from(" ")]) }),
    },
    { what: "another host", change: inSignedHeader("host", (host) => `${host}x`) },
    { what: "another nonce", change: inSignedHeader("x-jdcloud-nonce", (nonce) => `${nonce}x`) },
    {
      what: "a date of another second",
      change: inSignedHeader("x-jdcloud-date", (date) =>
        date.replace(/\dZ$/, (end) => (end === "0Z" ? "1Z" : "0Z")),
      ),
    },
    { what: "another content type", change: inSignedHeader("content-type", (type) => `${type}x`) },
    { what: "another token", change: inSignedHeader("x-jdcloud-security-token", (token) => `x${token}`) },
    {
      what: "another signature",
      change: inHeader("authorization", (text) => text.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"))),
    },
    {
      what: "a header list without one name",
      change: inHeader("authorization", (text) => text.replace("content-type;", "")),
    },
  ];
  const spoilt = vectors.flatMap((vector) =>
    changes.flatMap(({ what, change }) => {
      const request = replay(vector);
      const changed = change(request);
      const isChanged = changed !== null && JSON.stringify(changed) !== JSON.stringify(request);
      return isChanged ? [{ name: vector.name, what, vector, request: changed }] : [];
    }),
  );

  it.each(spoilt)("refuses $name with $what", ({ vector, request }) => {
    expect(verify(request, known(vector), gatewayOf(vector))?.message).toBe("sign result is not same [gw]");
  });
});

describe("order and limits of the checks", () => {
  const vector = named("02-describeImages-private-page");
  const good = replay(vector);
  const answer = (request: RawRequest | null, more: Partial<Known> = {}) => {
    if (request === null) throw new Error("the change does not fit the request");
    return verify(request, { ...known(vector), ...more })?.message ?? "accepted";
  };
  const authorization = (change: (text: string) => string) => inHeader("authorization", change)(good);

  it.each<[string, RawRequest | null, string]>([
    ["no authorization", without(good, "authorization"), "lack of header authorization[gw]"],
    [
      "no credential",
      authorization((text) => text.replace(/Credential=[^,]*, /, "")),
      "lack of credential in the header authorization [gw]",
    ],
    [
      "no list of headers",
      authorization((text) => text.replace(/SignedHeaders=[^,]*, /, "")),
      "lack of header signedHeaders [gw]",
    ],
    ["no date", without(good, "x-jdcloud-date"), "lack of header x-jdcloud-date [gw]"],
    [
      "a date with dashes",
      inHeader("x-jdcloud-date", () => "2024-03-05T06:07:08Z")(good),
      "lack of header x-jdcloud-date [gw]",
    ],
    [
      "an impossible date",
      inHeader("x-jdcloud-date", () => "20241305T060708Z")(good),
      "lack of header x-jdcloud-date [gw]",
    ],
    [
      "another day in the scope",
      authorization((text) => text.replace("20240305", "20240306")),
      "Invalid authentication credentials [gw]",
    ],
    [
      "another region in the scope",
      authorization((text) => text.replace("cn-north-1", "cn-east-2")),
      "Invalid authentication credentials [gw]",
    ],
    [
      "another service in the scope",
      authorization((text) => text.replace("/vm/", "/disk/")),
      "Invalid authentication credentials [gw]",
    ],
    [
      "the third version of the scheme",
      authorization((text) => text.replace("JDCLOUD2-", "JDCLOUD3-")),
      "Invalid authentication credentials [gw]",
    ],
    [
      "another algorithm header",
      { ...good, headers: { ...good.headers, "x-jdcloud-algorithm": "JDCLOUD3-HMAC-SHA256" } },
      "Invalid authentication credentials [gw]",
    ],
    ["no nonce", without(good, "x-jdcloud-nonce"), "lack of header x-jdcloud-nonce [gw]"],
    [
      "an unknown key",
      authorization((text) => text.replace("=AKTEST", "=AKOTHER")),
      "Invalid accessKey [gw]",
    ],
    [
      "an unsigned nonce",
      authorization((text) => text.replace(";x-jdcloud-nonce", "")),
      "Invalid authentication credentials [gw]",
    ],
    [
      "an unsigned token",
      { ...good, headers: { ...good.headers, "x-jdcloud-security-token": "RkFLRQ==" } },
      "Invalid authentication credentials [gw]",
    ],
    [
      "a list of headers out of order",
      authorization((text) => text.replace("accept;content-type", "content-type;accept")),
      "sign result is not same [gw]",
    ],
    ["a named header that is missing", without(good, "accept"), "sign result is not same [gw]"],
  ])("answers %s in the gateway's words", (_, request, message) => {
    expect(answer(request)).toBe(message);
  });

  it("accepts the algorithm header unsigned, as the public example sends it", () => {
    expect(
      answer({ ...good, headers: { ...good.headers, "x-jdcloud-algorithm": "JDCLOUD2-HMAC-SHA256" } }),
    ).toBe("accepted");
  });

  it.each([
    [-901, "x-jdcloud-date is expired [gw]"],
    [-900, "accepted"],
    [900, "accepted"],
    [901, "x-jdcloud-date is expired [gw]"],
  ])("at %i seconds after signing: %s", (seconds, message) => {
    const now = new Date(Date.parse("2024-03-05T06:07:08Z") + seconds * 1000);
    expect(answer(good, { now })).toBe(message);
  });

  it("refuses a nonce that the key has used, before it looks at the signature", () => {
    const used = { isUsed: () => true };
    expect(answer(good, used)).toBe("x-jdcloud-nonce has been used [gw]");
    expect(
      answer(
        authorization((text) => `${text.slice(0, -1)}x`),
        used,
      ),
    ).toBe("x-jdcloud-nonce has been used [gw]");
  });

  it("compares the token with the base64 of what it issued", () => {
    const withToken = named("11-describeImageConstraints-security-token");
    const { keys, ...rest } = known(withToken);
    const encodedTwice = keys.map((key) => ({ ...key, token: "RkFLRS1TRUNVUklUWS1UT0tFTg==" }));
    expect(verify(replay(withToken), { keys: encodedTwice, ...rest })?.message).toContain(
      "Invalid authentication",
    );
    expect(answer(good, { keys: known(vector).keys.map((key) => ({ ...key, token: "fake" })) })).toBe(
      "Invalid authentication credentials [gw]",
    );
  });
});

function replay({ wire, input }: Vector): RawRequest {
  const headers = Object.fromEntries(wire.headers.map(([name, value]) => [name.toLowerCase(), value]));
  return {
    method: wire.method,
    target: wire.target,
    // The public example leaves the host header out of its figures; every HTTP client sends it.
    headers: { host: input.endpointHost, ...headers },
    body: Buffer.from(wire.body, "utf8"),
  };
}

function known({ input, wire }: Vector): Known {
  const token = wire.headers.find(([name]) => name === "x-jdcloud-security-token")?.[1];
  const key: FakeKey = {
    id: input.accessKeyId,
    secret: input.secretAccessKey,
    token: token === undefined ? undefined : Buffer.from(token, "base64").toString("utf8"),
    accountId: "somebody",
  };
  return { keys: [key], now: new Date(input.date), isUsed: () => false };
}

/** The public example signs neither host nor a path with a region. */
function gatewayOf({ input }: Vector): Gateway {
  if (input.serviceId === "vm") return vmGateway;
  return {
    service: input.serviceId,
    regionOf: () => input.regionId,
    mustSign: ["x-jdcloud-date", "x-jdcloud-nonce"],
  };
}

function named(name: string): Vector {
  const vector = vectors.find((candidate) => candidate.name === name);
  if (vector === undefined) throw new Error(`no vector ${name}`);
  return vector;
}

function inHeader(name: string, change: (value: string) => string) {
  return (request: RawRequest): RawRequest | null => {
    const value = request.headers[name];
    if (value === undefined) return null;
    return { ...request, headers: { ...request.headers, [name]: change(value) } };
  };
}

function inSignedHeader(name: string, change: (value: string) => string) {
  return (request: RawRequest) => {
    const list = /SignedHeaders=([^,]*)/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    return list.split(";").includes(name) ? inHeader(name, change)(request) : null;
  };
}

function without(request: RawRequest, name: string): RawRequest {
  const { [name]: _, ...headers } = request.headers;
  return { ...request, headers };
}
