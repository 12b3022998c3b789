import { createTranslator, IntlErrorCode } from "next-intl";
import { expect, it } from "vitest";
import en from "./en.json";
import zhCN from "./zh-CN.json";

type Tree = { [key: string]: string | Tree };

const LANGUAGES: [locale: string, messages: Tree][] = [
  ["en", en],
  ["zh-CN", zhCN],
];

it("says everything in both languages", () => {
  expect([...entriesOf(zhCN).keys()].sort()).toEqual([...entriesOf(en).keys()].sort());
});

it.each(LANGUAGES)("has no message in %s that cannot be read as ICU", (locale, messages) => {
  const broken: string[] = [];
  for (const [key, text] of entriesOf(messages)) {
    const t = createTranslator({
      locale,
      messages: { text },
      // A missing argument is this test's doing; only a message that does not parse is a fault.
      onError: (error) =>
        error.code === IntlErrorCode.INVALID_MESSAGE && broken.push(`${key}: ${error.message}`),
      getMessageFallback: () => key,
    });
    t("text");
  }
  expect(broken).toEqual([]);
});

it("marks the same parts in both languages", () => {
  const marks = (tree: Tree) =>
    [...entriesOf(tree)].map(([key, text]) => [key, [...new Set(text.match(/<\w+>/g))].sort()]);
  expect(Object.fromEntries(marks(zhCN))).toEqual(Object.fromEntries(marks(en)));
});

it("leaves no word empty", () => {
  for (const [, messages] of LANGUAGES) {
    expect([...entriesOf(messages)].filter(([, text]) => text.trim() === "")).toEqual([]);
  }
});

function entriesOf(tree: Tree, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const at = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") found.set(at, value);
    else for (const [below, text] of entriesOf(value, at)) found.set(below, text);
  }
  return found;
}
