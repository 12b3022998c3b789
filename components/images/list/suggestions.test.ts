import { describe, expect, it } from "vitest";
import { emptyFilter, perFacet, withChoice } from "@/lib/domain/image-filter";
import type { FacetWords } from "./facet-words";
import { soughtWhileTyped, suggest, takeSuggestion } from "./suggestions";

const words: FacetWords = {
  facet: (facet) => `${facet} name`,
  condition: (condition) => (condition === "arch" ? "Architecture" : condition),
  value: (_, value) => (value === "ubuntu" ? "Ubuntu Linux" : value),
};
const facets = {
  ...perFacet(() => []),
  os: [
    { value: "centos", count: 342 },
    { value: "ubuntu", count: 287 },
    { value: "debian", count: 0 },
  ],
  arch: [{ value: "x86_64", count: 9 }],
  region: [{ value: "cn-central", count: 500 }],
};
const seen = { filter: emptyFilter(), list: { facets }, words };
const told = (text: string) =>
  suggest(text, seen).map((one) => (one.kind === "key" ? `${one.condition}:` : `${one.facet}=${one.value}`));

describe("suggestions", () => {
  it("are values of the key that was typed, in either language's word for it", () => {
    expect(told("os:")).toEqual(["os=centos", "os=ubuntu"]);
    expect(told("base 系统：cen")).toEqual(["os=centos"]);
  });
  it("find a value by any word that is shown for it", () => {
    expect(told("os:lin")).toEqual(["os=ubuntu"]);
  });
  it("are keys and values for a plain word, the values with most images first", () => {
    expect(told("arch")).toEqual(["arch:"]);
    expect(told("ce")).toEqual(["os=centos"]);
    expect(told("cn")).toEqual(["region=cn-central"]);
  });
  it("are none for what is chosen already, for nothing typed and for an unknown key", () => {
    const filter = withChoice(emptyFilter(), "os", "centos", "include");
    expect(suggest("os:cen", { ...seen, filter })).toEqual([]);
    expect(told("")).toEqual([]);
    expect(told("base ")).toEqual([]);
    expect(told("colour:red")).toEqual([]);
  });
  it("exclude after a minus", () => {
    expect(suggest("-os:ubu", seen)).toEqual([
      { kind: "value", facet: "os", value: "ubuntu", excludes: true, count: 287 },
    ]);
  });
});

it.each([
  ["golden os:", "golden"],
  ["golden os:cen", "golden"],
  ["golden -系统：ubu", "golden"],
  ["os:cen", ""],
  ["golden os:deb", "golden"],
  ["web size:>10", "web"],
  ["web created:2026", "web"],
  // Nothing begins so: who typed it sees at once that nothing is found.
  ["golden os:plan9", "golden os:plan9"],
  ["web size:large", "web size:large"],
  ["http://a", "http://a"],
  ["golden", "golden"],
  ["os:cen golden", "os:cen golden"],
])("seeks of %j, while it is typed, %j", (text, sought) => {
  expect(soughtWhileTyped(text, seen)).toBe(sought);
});

describe("taking a suggestion", () => {
  it("leaves the other words and makes the last one a choice", () => {
    const [first] = suggest("golden -os:ubu", seen);
    expect(first).toBeDefined();
    const taken = first && takeSuggestion("golden -os:ubu", first);
    expect(taken?.rest).toBe("golden");
    expect(taken?.apply(emptyFilter()).facets.os).toEqual({ include: [], exclude: ["ubuntu"] });
  });
  it("writes a key to go on from", () => {
    expect(takeSuggestion("golden arc", { kind: "key", condition: "arch", excludes: false }).rest).toBe(
      "golden arch:",
    );
  });
});
