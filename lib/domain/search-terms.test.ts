import { describe, expect, it } from "vitest";
import { emptyFilter, writeFilter } from "./image-filter";
import { type KnownValues, NOTHING_KNOWN, takeTerms, termText, withTerms } from "./search-terms";

const KNOWN: KnownValues = {
  facetWords: (facet) => (facet === "os" ? "Betriebssystem" : ""),
  values: (facet) =>
    ({
      os: [
        { value: "ubuntu", words: "Ubuntu" },
        { value: "rocky-linux", words: "Rocky Linux" },
      ],
      region: ["cn-north-1", "cn-east-2", "ap-guangzhou"].map((value) => ({ value, words: value })),
      account: [{ value: "c-1", words: "jd-retail" }],
      tag: [
        { value: "env=prod", words: "env=prod" },
        { value: "a,b", words: "a,b" },
      ],
      disk: [{ value: "CLOUD_SSD", words: "CLOUD_SSD" }],
    })[facet as string] ?? [],
  complete: (facet) => facet !== "tag",
};

const address = (text: string, known = KNOWN) => {
  const { rest, terms } = takeTerms(text, known);
  const filter = withTerms({ ...emptyFilter(), q: rest }, terms);
  return decodeURIComponent(writeFilter(filter).toString().replaceAll("+", " "));
};

describe("a term becomes a choice", () => {
  it.each([
    ["cloud:baidu", "cloud=baidu-bcc"],
    ["云:腾讯云", "cloud=tencent-cvm"],
    ["-status:failed", "status=-failed"],
    ["状态：可用", "status=available"],
    ["系统:ubuntu", "os=ubuntu"],
    ["betriebssystem:ubuntu", "os=ubuntu"],
    ['os:"rocky linux"', "os=rocky-linux"],
    ["os:“Rocky Linux”", "os=rocky-linux"],
    ["os:UBUNTU,rocky-linux", "os=rocky-linux,ubuntu"],
    ["eol:ended", "lifecycle=ended"],
    ["lifecycle:eol", "lifecycle=ended"],
    ["arch:aarch64", "arch=arm64"],
    ["region:cn-*", "region=cn-east-2,cn-north-1"],
    ["账号:jd-retail", "account=c-1"],
    ["ownership:自有", "ownership=private"],
    ["encrypted:no", "encryption=not-encrypted"],
    ["data:yes", "data=yes"],
    ["stale:true", "stale=yes"],
    ["disk:cloud_ssd", "disk=CLOUD_SSD"],
    ["tag:env=prod", "tag=env=prod"],
    ["tag:a,b", "tag=a~2c~b"],
    ["tag:team=web", "tag=team=web"],
    ["ＣＬＯＵＤ:baidu", "cloud=baidu-bcc"],
  ])("%s → %s", (text, expected) => {
    expect(address(text)).toBe(expected);
  });
});

describe("a term becomes a range", () => {
  it.each([
    ["disk:>100", "size=101.."],
    ["size:>=100", "size=100.."],
    ["size:<100", "size=..99"],
    ["大小:≤100", "size=..100"],
    ["size:100..500", "size=100..500"],
    ["size:50g..1T", "size=50..1024"],
    ["disk:40", "size=40"],
    ["created:2026-01..2026-06", "created=2026-01..2026-06"],
    ["created:>2026-01", "created=2026-02.."],
    ["created:>=2026", "created=2026.."],
    ["创建:<2026", "created=..2025"],
    ["created:<=2026-02", "created=..2026-02"],
  ])("%s → %s", (text, expected) => {
    expect(address(text)).toBe(expected);
  });
});

describe("what is no term stays text", () => {
  it.each([
    "colour:red",
    "cloud:ibm",
    "os:plan9",
    "os:ubuntu,plan9",
    "region:xx-*",
    "http://example.com",
    "12:30",
    "cloud:",
    ":baidu",
    "size:big",
    "-size:>5",
    "created:yesterday",
    "cloud: baidu",
    "xcloud:baidu",
    "size:<0",
  ])("%s", (text) => {
    expect(takeTerms(text, KNOWN)).toEqual({ rest: text, terms: [] });
  });

  it("beside terms keeps its words", () => {
    expect(address('base cloud:baidu "golden image" -arch:i386 7')).toBe(
      'q=base "golden image" 7&cloud=baidu-bcc&arch=-i386',
    );
  });
});

it("knows our own words where nothing is shown", () => {
  expect(address("cloud:jd eol:ending size:>1 os:ubuntu", NOTHING_KNOWN)).toBe(
    "q=os:ubuntu&cloud=jdcloud-vm&lifecycle=ending&size=2..",
  );
});

it("writes terms that it reads again", () => {
  expect(termText("os", "rocky-linux", true)).toBe("-os:rocky-linux");
  expect(termText("tag", "two words", false)).toBe('tag:"two words"');
});
