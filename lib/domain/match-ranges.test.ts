import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold";
import { matchRanges } from "./match-ranges";
import { hasWord, searchWords } from "./search-words";

const marked = (shown: string, typed: string) =>
  matchRanges(shown, searchWords(typed)).map(({ start, end }) => shown.slice(start, end));

describe("what a search marks", () => {
  it.each([
    ["CentOS-7 centos", "centos", ["CentOS", "centos"]],
    ["ＣｅｎｔＯＳ 7", "centos", ["ＣｅｎｔＯＳ"]],
    ["Windows Server 2019 数据中心版 64位中文版", "64bit zh datacenter", ["数据中心版", "64位中文版"]],
    ["win_64bit_zh", "中文版", ["zh"]],
    ["cn-zhangjiakou", "中文版", []],
    ["centos_en_64", "en", ["en"]],
    ["plate 12㎡ big", "m2", ["㎡"]],
    ["Cafe\u0301 image", "café", ["Cafe\u0301"]],
    ["aaaa", "aaa", ["aaaa"]],
    ["ﬁle", "f", ["ﬁ"]],
    ["İstanbul", "i", ["İ"]],
    ["ㅎㅏ_", "하", ["ㅎㅏ"]],
    ["web-base", "nothing", []],
    ["web-base", "", []],
  ])("in %j for %j is %j", (shown, typed, expected) => {
    expect(marked(shown, typed)).toEqual(expected);
  });

  const letter = fc.constantFrom(
    ..."aAeE64位中文版zhn_- ",
    "ﬁ",
    "㎡",
    "İ",
    "\u0301",
    "ß",
    "Σ",
    "ς",
    "ｶ",
    "ﾞ",
    "ㅎ",
    "ㅏ",
    "𝒜",
    "\ud800",
  );
  const text = fc.string({ unit: letter, maxLength: 24 });

  it("is in order, apart, within the text, and at the edges of letters", () => {
    fc.assert(
      fc.property(text, text, (shown, typed) => {
        const ranges = matchRanges(shown, searchWords(typed));
        ranges.forEach(({ start, end }, index) => {
          expect(start).toBeGreaterThan(ranges[index - 1]?.end ?? -1);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(shown.length);
          expect(shown.slice(0, start) + shown.slice(start, end) + shown.slice(end)).toBe(shown);
          expect(
            /[\ud800-\udbff]$/.test(shown.slice(0, start)) && /^[\udc00-\udfff]/.test(shown.slice(start)),
          ).toBe(false);
        });
      }),
    );
  });

  it("is something exactly where a word is found, and contains it", () => {
    fc.assert(
      fc.property(text, text, (shown, typed) => {
        for (const word of searchWords(typed)) {
          const ranges = matchRanges(shown, [word]);
          expect(ranges.length > 0).toBe(hasWord(fold(shown), word));
          for (const { start, end } of ranges) {
            const stretch = fold(shown.slice(start, end));
            expect(word.some((needle) => stretch.includes(needle.text))).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
