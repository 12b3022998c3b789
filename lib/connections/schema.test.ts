import { describe, expect, it } from "vitest";
import type { z } from "zod";
import type { DialectId } from "../domain/cloud";
import { INPUT_PROBLEMS, inputProblems } from "./input-problems";
import { createInput, proveInput, removeInput, rotateInput, syncInput } from "./schema";

const KEY = "AKIDfakeFakeFakeFakeFakeFakeFake0001";
const SECRET = "fakeSecretfakeSecretfakeSecret01";
const credentials = (change: Record<string, unknown> = {}) => ({
  keyId: KEY,
  secret: SECRET,
  token: null,
  expiresAt: null,
  ...change,
});
const form = (change: Record<string, unknown> = {}) => ({
  name: "tc-prod",
  dialect: "tencent-cvm",
  regions: ["ap-guangzhou"],
  credentials: credentials(),
  ...change,
});

/** What a form would show, as `field code`. */
function problemsOf(sent: unknown, schema: z.ZodType = createInput) {
  const { error } = schema.safeParse(sent);
  return error ? inputProblems(error).map(({ field, code }) => `${field} ${code}`) : [];
}
const withSecret = (secret: unknown, dialect: DialectId = "tencent-cvm") =>
  problemsOf(form({ dialect, credentials: credentials({ secret }) }));

describe("the form of a connection", () => {
  it("takes a plain key, and takes off what was pasted around it", () => {
    const parsed = createInput.parse(
      form({
        name: "  tc-prod ",
        credentials: { keyId: ` ${KEY}\n`, secret: `\t${SECRET}\r\n`, token: " ", expiresAt: "" },
      }),
    );
    expect(parsed).toEqual({ ...form(), endpoints: [] });
  });

  it("takes a temporary key with its token and its end, in any zone", () => {
    const end = new Date(Date.now() + 3_600_000).toISOString();
    const sent = { token: "fake-token/+==", expiresAt: end.replace("Z", "+00:00") };
    expect(createInput.parse(form({ credentials: credentials(sent) })).credentials).toMatchObject({
      token: "fake-token/+==",
      expiresAt: end,
    });
  });

  it.each<[string, unknown, string]>([
    ["nothing", undefined, "required"],
    ["null", null, "required"],
    ["a number", 12345678, "required"],
    ["a list", [SECRET], "required"],
    ["an object", { secret: SECRET }, "required"],
    ["an empty text", "", "required"],
    ["spaces only", " \n\t ", "required"],
    ["one character", "x", "too-short"],
    ["seven characters", "abcdefg", "too-short"],
    ["4 KiB and one", "x".repeat(4097), "too-long"],
    ["a mebibyte", "x".repeat(1024 * 1024), "too-long"],
    ["a space inside", "fakeSecret fakeSecret01", "inner-space"],
    ["a line break inside", "fakeSecret\nfakeSecret01", "inner-space"],
    ["a no-break space inside", "fakeSecret\u00a0fakeSecret", "inner-space"],
    ["a NUL", "fakeSecret\u0000fakeSecret", "control-characters"],
    ["an escape", "fakeSecret\u001b[31m", "control-characters"],
    ["full-width letters", "ｆａｋｅＳｅｃｒｅｔ０１", "not-ascii"],
    ["a zero-width space", "fakeSecret\u200bfakeSecret", "not-ascii"],
    ["Chinese", "密钥密钥密钥密钥", "not-ascii"],
    ["double quotes", `"${SECRET}"`, "quotes"],
    ["single quotes", `'${SECRET}'`, "quotes"],
    ["a shell's placeholder", "$".concat("{TENCENT_SECRET_KEY}"), "placeholder"],
    ["a template's placeholder", "x{{ secret }}".replaceAll(" ", ""), "placeholder"],
    ["a batch file's placeholder", "%SECRET%x", "placeholder"],
    ["a JSON key file", `{"SecretId":"${KEY}","SecretKey":"${SECRET}"}`, "pasted-file"],
    ["a JSON list", `["${KEY}","${SECRET}"]`, "pasted-file"],
    ["a CSV key file", `AccessKey ID,AccessKey Secret\n${KEY},${SECRET}`, "pasted-file"],
    ["a line of it", `${KEY},${SECRET}`, "pasted-file"],
    ["a line of a settings file", `SECRET_KEY=${SECRET}`, "pasted-file"],
    ["a shell line", `export TENCENTCLOUD_SECRET_KEY=${SECRET}`, "pasted-file"],
    ["markup", "<secret>fakeSecret</secret>", "pasted-file"],
    ["the key id", KEY, "key-id-here"],
    ["another cloud's key id", "LTAI5tFakeEdgeKeyFake001", "key-id-here"],
  ])("refuses %s as the secret", (_what, secret, code) => {
    expect(withSecret(secret)).toEqual([`credentials.secret ${code}`]);
  });

  it.each<[string, DialectId, string]>([
    ["plain letters and digits", "alibaba-ens", "FakeEdgeSecretFakeEdgeSecret01"],
    ["base64", "tencent-cvm", "fake/Secret+fakeSecret=="],
    ["hexadecimal digits", "baidu-bcc", "0123456789abcdef0123456789abcdef"],
    ["dashes", "baidu-bcc", "fake-bd-core-secret-00000000000001"],
    ["words of a key file inside", "tencent-cvm", "fake-session-token/0001/SecretKey+fake"],
    ["exactly 4 KiB", "tencent-cvm", "x".repeat(4096)],
  ])("takes a secret of %s", (_what, dialect, secret) => {
    const keyId = "0123456789abcdef0123456789abcd00";
    const regions = { "alibaba-ens": ["mainland"], "baidu-bcc": ["bj"] }[dialect as string] ?? [
      "ap-guangzhou",
    ];
    expect(problemsOf(form({ dialect, regions, credentials: credentials({ keyId, secret }) }))).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["a key of another cloud", { keyId: "LTAI5tFakeEdgeKeyFake001" }, "credentials.keyId other-cloud"],
    ["a key id that is too long", { keyId: "x".repeat(257) }, "credentials.keyId too-long"],
    ["the same text twice", { keyId: SECRET }, "credentials.secret same-as-key"],
    ["the key id as token", { token: KEY }, "credentials.token key-id-here"],
    ["the secret as token", { token: SECRET }, "credentials.token key-id-here"],
    [
      "an end in a thousand years",
      { token: "fake-token", expiresAt: "2999-01-01T00:00:00Z" },
      "credentials.expiresAt too-far",
    ],
    [
      "an end that is past",
      { token: "fake-token", expiresAt: "2020-01-01T00:00:00Z" },
      "credentials.expiresAt past",
    ],
    [
      "an end that is no time",
      { token: "fake-token", expiresAt: "tomorrow" },
      "credentials.expiresAt not-a-time",
    ],
    [
      "an end without a zone",
      { token: "fake-token", expiresAt: "2999-01-01T00:00:00" },
      "credentials.expiresAt not-a-time",
    ],
    ["a field too many", { role: "admin" }, "credentials unknown-field"],
  ])("refuses %s", (_what, change, problem) => {
    expect(problemsOf(form({ credentials: credentials(change) }))).toEqual([problem]);
  });

  it("refuses an end where there is no token", () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    expect(problemsOf(form({ credentials: credentials({ expiresAt }) }))).toEqual([
      "credentials.expiresAt without-token",
    ]);
  });

  it("asks for the token that Alibaba's temporary keys need", () => {
    const sent = { dialect: "alibaba-ens", regions: ["mainland"] };
    const keyId = "STS.NUfakeTemporaryKey";
    expect(problemsOf(form({ ...sent, credentials: credentials({ keyId }) }))).toEqual([
      "credentials.token token-required",
    ]);
  });

  it.each<[string, unknown, string]>([
    ["no name", "", "required"],
    ["no text", 5, "required"],
    ["a blank name", "   ", "required"],
    ["61 characters", "x".repeat(61), "too-long"],
    ["a megabyte", "x".repeat(1024 * 1024), "too-long"],
    ["a line break", "tc\nprod", "control-characters"],
    ["a NUL", "tc\u0000prod", "control-characters"],
    ["a mark that turns text around", "tc\u202eprod", "control-characters"],
    ["half a surrogate pair", "tc\ud800", "control-characters"],
    ["a zero-width space", "tc\u200bprod", "control-characters"],
  ])("refuses %s as a name", (_what, name, code) => {
    expect(problemsOf(form({ name }))).toEqual([`name ${code}`]);
  });

  it.each(["x", "生产 · 北京", "x".repeat(60), "🛰️".repeat(20), "a'b\"c<d>"])("takes the name %j", (name) => {
    expect(problemsOf(form({ name }))).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ["an unknown cloud", { dialect: "aws-ec2" }, ["dialect unknown-cloud"]],
    ["no cloud", { dialect: undefined }, ["dialect unknown-cloud"]],
    ["no region", { regions: [] }, ["regions required"]],
    ["a region twice", { regions: ["ap-guangzhou", "ap-guangzhou"] }, ["regions.1 twice"]],
    ["a region that could not be", { regions: ["../x"] }, ["regions.0 unknown-region"]],
    ["65 regions", { regions: Array.from({ length: 65 }, (_, at) => `ap-r${at}`) }, ["regions too-many"]],
    ["a field too many", { id: "mine" }, [" unknown-field"]],
    ["an owner", { ownerId: "1" }, [" unknown-field"]],
    ["a verdict", { verified: true }, [" unknown-field"]],
    [
      "an endpoint with a scheme",
      { endpoints: [{ regionId: "ap-guangzhou", host: "https://a.example" }] },
      ["endpoints.0.host not-a-host"],
    ],
    [
      "an endpoint that is an address",
      { endpoints: [{ regionId: "ap-guangzhou", host: "127.0.0.1" }] },
      ["endpoints.0.host not-a-host"],
    ],
    [
      "an endpoint of another region",
      { endpoints: [{ regionId: "ap-beijing", host: "a.example.com" }] },
      ["endpoints.0.regionId not-chosen"],
    ],
  ])("refuses %s", (_what, change, problems) => {
    expect(problemsOf(form(change))).toEqual(problems);
  });

  it.each([null, undefined, "x", 5, [], [form()]])("refuses %j in place of a form", (sent) => {
    expect(problemsOf(sent)).not.toEqual([]);
  });

  it("refuses a field by the prototype's name", () => {
    const sent = JSON.parse(`{"__proto__":{"role":"admin"},"connectionId":"a","name":"a"}`);
    expect(problemsOf(sent, removeInput)).toEqual([" unknown-field"]);
  });

  it("never repeats what was typed, and speaks in known codes", () => {
    const typed = { ...credentials(), secret: `${SECRET} ${SECRET}`, token: "tok en-canary", [SECRET]: 1 };
    const { error } = proveInput.safeParse({ dialect: "tencent-cvm", credentials: typed, [SECRET]: SECRET });
    if (!error) throw new Error("must be refused");
    const problems = inputProblems(error);
    expect(problems.length).toBeGreaterThan(1);
    expect(JSON.stringify(problems)).not.toContain(SECRET);
    expect(JSON.stringify(problems)).not.toContain("canary");
    for (const { code } of problems) expect(INPUT_PROBLEMS).toContain(code);
  });

  it.each(["", "a".repeat(65), "../x", "A", "a b", "a\n", 5, null])("refuses %j as an id", (connectionId) => {
    expect(problemsOf({ connectionId, credentials: credentials() }, rotateInput)).not.toEqual([]);
    expect(problemsOf({ connectionId }, syncInput)).not.toEqual([]);
  });
});
