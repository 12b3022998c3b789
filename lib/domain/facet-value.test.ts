import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeValue, LONGEST_VALUE, releaseValue, tagValue, unescapeValue } from "./facet-value";

/** What has a meaning somewhere on the way, what does not survive it, and what does. */
const letter = fc.constantFrom(
  ..."abz09-~,=% +&中",
  "\u0000",
  "\n",
  "\u007f",
  "\u0085",
  "\ud800",
  "\udc00",
  "𝒜",
);

it.each([
  ["env=prod", "env=prod"],
  ["a,b", "a~2c~b"],
  ["-x", "~2d~x"],
  ["a-b", "a-b"],
  ["line\nbreak", "line~a~break"],
  ["~home", "~7e~home"],
])("writes %j as %j", (value, written) => {
  expect(escapeValue(value)).toBe(written);
  expect(unescapeValue(written)).toBe(value);
});

it("survives an address, whatever a cloud calls a tag", () => {
  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: 30 }), (value) => {
      const sent = new URLSearchParams([["tag", escapeValue(value)]]).toString();
      const read = new URLSearchParams(sent).get("tag") ?? "";
      expect(read).not.toMatch(/[,\p{Cc}]/u);
      expect(unescapeValue(read)).toBe(value);
    }),
  );
});

it("leaves what is no escape as it is", () => {
  expect(unescapeValue("a~b ~zz~ ~12345~")).toBe("a~b ~zz~ ~12345~");
});

it("names tags and releases", () => {
  expect(tagValue({ key: "env", value: "prod" })).toBe("env=prod");
  expect(tagValue({ key: "golden", value: null })).toBe("golden");
  expect(tagValue({ key: "k", value: "x".repeat(1000) })).toHaveLength(LONGEST_VALUE);
  expect(releaseValue({ distribution: "ubuntu", release: "22.04" })).toBe("ubuntu 22.04");
  expect(releaseValue({ distribution: "ubuntu", release: null })).toBe("unknown");
});
