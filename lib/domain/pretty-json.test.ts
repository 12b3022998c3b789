import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prettyJson } from "./pretty-json";

describe("prettyJson", () => {
  it("breaks lines and indents like JSON.stringify does", () => {
    const text = '{"a":[1,{"b":[]},{}],"c":"x,{y}\\"z:"}';
    expect(prettyJson(text)).toBe(JSON.stringify(JSON.parse(text), null, 2));
  });

  it("changes nothing but the space between tokens", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const pretty = prettyJson(text);
        expect(pretty).not.toBeNull();
        expect(JSON.parse(pretty ?? "")).toEqual(JSON.parse(text));
      }),
    );
  });

  it("keeps every digit of an integer beyond 2^53, and repeated keys", () => {
    expect(prettyJson('{"id":153685921474871900,"a":1,"a":1.0}')).toBe(
      '{\n  "id": 153685921474871900,\n  "a": 1,\n  "a": 1.0\n}',
    );
  });

  it.each(["<html>502</html>", "", '{"a":'])("answers null for what is no JSON: %j", (text) => {
    expect(prettyJson(text)).toBeNull();
  });
});
