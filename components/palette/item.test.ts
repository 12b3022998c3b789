import { expect, it } from "vitest";
import { fitting, type Item } from "./item";

const item = (words: string, also?: string): Item => ({
  id: words,
  group: "actions",
  words,
  also,
  sign: null,
  act: { kind: "go", href: "/" },
});
const items = [
  item("Dark theme", "night colours"),
  item("Audit log"),
  item("切换为深色主题"),
  item("Sign out"),
];
const found = (text: string) => fitting(items, text).map(({ words }) => words);

it("finds by the beginning of any word, in any order", () => {
  expect(found("the dar")).toEqual(["Dark theme"]);
  expect(found("og")).toEqual([]);
});

it("finds by other words, too", () => {
  expect(found("night")).toEqual(["Dark theme"]);
});

it("finds Chinese in the middle of a sentence", () => {
  expect(found("深色")).toEqual(["切换为深色主题"]);
});

it("shows everything for no text", () => {
  expect(found("  ")).toHaveLength(4);
});
