import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonError, readJson } from "./lossless-json";

describe("readJson", () => {
  it("keeps every digit of an integer beyond 2^53", () => {
    expect(readJson('{"owner":201693514356661234,"small":42}').value).toEqual({
      owner: "201693514356661234",
      small: 42,
    });
  });

  it("reads whatever JSON.parse reads, to the same value", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), null, indent);
        const safe = /-?\d{16,}/.test(spaced);
        fc.pre(!safe);
        expect(readJson(spaced).value).toEqual(JSON.parse(spaced));
      }),
    );
  });

  it("gives back the exact text of each part", () => {
    const text = '{ "images": [ {"id" : "a",  "n": 1.50}, {"id":"b"} ] }';
    const { value, textOf } = readJson(text);
    const { images } = value as { images: { id: string }[] };
    expect(images.map((image) => textOf(image))).toEqual(['{"id" : "a",  "n": 1.50}', '{"id":"b"}']);
    expect(textOf(value)).toBe(text);
  });

  it.each([
    "",
    "{",
    '{"a":1',
    '{"a":1}x',
    "[1,]",
    "{a:1}",
    '"\\x"',
    '"line\nbreak"',
    "01",
    "tru",
    "<html>",
    "[1 2]",
    '{"a" 1}',
    "-",
    "nul",
  ])("refuses %j", (text) => {
    expect(() => readJson(text)).toThrow(JsonError);
  });

  it("refuses an answer cut at any byte", () => {
    const whole = '{"Response":{"ImageSet":[{"ImageId":"img-1","Size":50,"Tags":[],"ok":true,"n":null}]}}';
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => readJson(whole.slice(0, length))).toThrow(JsonError);
    }
  });

  it("refuses nesting that no answer has", () => {
    expect(() => readJson("[".repeat(65) + "]".repeat(65))).toThrow(JsonError);
  });

  it("keeps a key named __proto__ as an ordinary key", () => {
    const value = readJson('{"__proto__":{"admin":true}}').value as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});
