import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { formsOf } from "./encodings";
import { type Canary, scannerFor } from "./scan";

const VALUE = `Kä"fig/<o'f>+cl&ouds\\=one`;
const canary: Canary = { kind: "password", name: "of the test", value: VALUE };
const other: Canary = { kind: "password", name: "other", value: `${VALUE}two` };
const scan = scannerFor([canary, other]);
const told = (text: string | Buffer) => [
  ...new Set(
    scan(Buffer.from(text))
      .filter((found) => found.canary === canary)
      .map(({ encoding }) => encoding),
  ),
];

/** What other programs write, so that the search is not compared with itself alone. */
const written: [string, string, string][] = [
  ["plain", "plain", VALUE],
  ["base64 of its own", "base64", Buffer.from(VALUE).toString("base64")],
  ["base64 behind one byte", "base64", Buffer.from(`x${VALUE}`).toString("base64")],
  ["base64 behind two bytes", "base64", Buffer.from(`xy${VALUE}, and more`).toString("base64")],
  ["basic authorization", "base64", Buffer.from(`ada@example.com:${VALUE}`).toString("base64")],
  ["base64url", "base64url", Buffer.from(`??${VALUE}??`).toString("base64url")],
  ["hex", "hex", Buffer.from(`x${VALUE}`).toString("hex")],
  ["upper-case hex", "hex", Buffer.from(VALUE).toString("hex").toUpperCase()],
  ["an address", "url", `https://x.test/?q=${encodeURIComponent(VALUE)}&r=1`],
  ["a form", "url", new URLSearchParams({ a: "1", password: VALUE, b: "2" }).toString()],
  ["JSON", "json", JSON.stringify({ password: VALUE })],
  ["JSON in JSON", "json", JSON.stringify({ body: JSON.stringify({ password: VALUE }) })],
  ["JSON of ASCII", "json", JSON.stringify(VALUE).replaceAll("ä", "\\u00e4")],
  [
    "JSON in a page's script",
    "json",
    JSON.stringify(VALUE).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("&", "\\u0026"),
  ],
  ["an attribute of a page", "html", `<input value="Kä&quot;fig/&lt;o&#x27;f&gt;+cl&amp;ouds\\=one">`],
];

describe("the search for planted secrets", () => {
  it.each(written)("finds one in %s", (_, encoding, text) => {
    expect(told(text)).toContain(encoding);
    expect(told(`${"noise ".repeat(1_000)}${text}${" noise".repeat(1_000)}`)).toContain(encoding);
  });

  it("finds it at the very start and the very end, and says where", () => {
    expect(scan(Buffer.from(VALUE))[0]?.offset).toBe(0);
    expect(scan(Buffer.from(`12345${VALUE}`))[0]?.offset).toBe(5);
  });

  it("finds two values of which one begins with the other", () => {
    const names = new Set(scan(Buffer.from(`${VALUE}two`)).map((found) => found.canary.name));
    expect(names).toEqual(new Set(["of the test", "other"]));
  });

  it("finds bytes that are no text", () => {
    const bytes = Buffer.from("f0ff00fe01fd02fc03fb04fa05f906f8", "hex");
    const scanBytes = scannerFor([{ kind: "vault key", name: "raw", value: bytes }]);
    for (const text of [
      bytes,
      bytes.toString("base64"),
      bytes.toString("base64url"),
      bytes.toString("hex"),
    ]) {
      expect(scanBytes(Buffer.from(text))).not.toEqual([]);
    }
  });

  it("finds nothing where nothing is: cut values, others, and every byte there is", () => {
    expect(told(VALUE.slice(1))).toEqual([]);
    expect(told(VALUE.slice(0, -1))).toEqual([]);
    expect(told(Buffer.from(Array.from({ length: 65_536 }, (_, at) => (at * 7) % 256)))).toEqual([]);
    // Said plainly: what was compressed must be unpacked before it is searched.
    expect(told(gzipSync(VALUE))).toEqual([]);
  });

  it("refuses to look for what would be found by chance", () => {
    expect(() => scannerFor([{ kind: "password", name: "short", value: "secret" }])).toThrow("too short");
  });

  it("has every one of the six encodings for each value", () => {
    expect(new Set(formsOf(`${VALUE}??`).map(({ encoding }) => encoding))).toEqual(
      new Set(["plain", "base64", "base64url", "hex", "url", "json", "html"]),
    );
  });
});
