import { expect, it } from "vitest";
import { SETTING_KEYS, SETTING_RULES, type SettingKey, type Settings } from "@/lib/domain/settings";
import { draftOf, linesOf, readDraft } from "./draft";

const fallbacks = SETTING_KEYS.map((key) => [key, SETTING_RULES[key].fallback]);
const defaults: Settings = Object.fromEntries(fallbacks);

const numbers = SETTING_KEYS.flatMap((key): [SettingKey, number, number][] => {
  const rule = SETTING_RULES[key];
  return rule.kind === "number" ? [[key, rule.min, rule.max]] : [];
});

function readWith(key: SettingKey, text: string) {
  return readDraft({ ...draftOf(defaults), [key]: text }, { ...defaults, [key]: 2 });
}

it("sends nothing when nothing was changed", () => {
  expect(readDraft(draftOf(defaults), defaults)).toEqual({ change: {}, problems: {} });
});

it.each(numbers)("takes %s from %i to %i and nothing beyond", (key, min, max) => {
  const before = { ...defaults, [key]: -1 };
  const read = (text: string) => readDraft({ ...draftOf(before), [key]: text }, before);
  expect(read(String(min)).change).toEqual({ [key]: min });
  expect(read(` ${max} `).change).toEqual({ [key]: max });
  expect(read(String(min - 1)).problems).toEqual({ [key]: { issue: "too-small", line: null } });
  expect(read(String(max + 1)).problems).toEqual({ [key]: { issue: "too-large", line: null } });
});

it.each(["", "  ", "five", "5.5", "-3", "1e3", "0x10", "٥"])("refuses %j as a number", (text) => {
  expect(readWith("ownPassMinutes", text)).toEqual({
    change: {},
    problems: { ownPassMinutes: { issue: "not-a-number", line: null } },
  });
});

it("reads hosts by line, space or comma", () => {
  expect(linesOf(" a.example.com\nb.example.com, c.example.com\n\n")).toEqual([
    "a.example.com",
    "b.example.com",
    "c.example.com",
  ]);
});

it("takes an emptied list of hosts as a change", () => {
  const before = { ...defaults, approvedEndpoints: ["a.example.com"] };
  expect(readDraft({ ...draftOf(before), approvedEndpoints: "\n" }, before).change).toEqual({
    approvedEndpoints: [],
  });
});

it("refuses more hosts than there may be", () => {
  const hosts = Array.from({ length: 101 }, (_, index) => `h${index}.example.com`).join("\n");
  expect(readDraft({ ...draftOf(defaults), approvedEndpoints: hosts }, defaults).problems).toEqual({
    approvedEndpoints: { issue: "too-many", line: null },
  });
});
