import { fold } from "./fold";

/** A text to be found. Where `wordStart` or `wordEnd` is set, no Latin letter may stand on that side of it. */
export type Needle = { text: string; wordStart: boolean; wordEnd: boolean };

/** One word of a search: found where any of its forms is. The first is what was typed. */
export type SearchWord = readonly [Needle, ...Needle[]];

/**
 * The words of a search, folded; every one of them must be found in some field. `"golden image"` is one word. Words
 * that clouds write in two languages are found in both: `64位` and `64bit`, `中文版` and `zh`. A short Latin form (`zh`,
 * `en`) that was not typed itself only counts as a word of its own, so that `英文版` does not find every `centos`; and
 * `en`, typed alone, is found where a word begins, because it stands inside of nearly every name.
 */
export function searchWords(text: string): SearchWord[] {
  const parts = fold(text).match(/"[^"]*[^"\s][^"]*"|\S+/gu) ?? [];
  const words = new Set(
    parts.map((part) => (isQuoted(part) ? part.slice(1, -1) : part).trim().replace(/\s+/gu, " ")),
  );
  return [...words].filter((word) => word !== "").map(withForms);
}

/** Where a needle first stands in a folded text, at or after a position; -1: nowhere. */
export function indexOfNeedle(text: string, needle: Needle, from = 0): number {
  for (let at = text.indexOf(needle.text, from); at >= 0; at = text.indexOf(needle.text, at + 1)) {
    if (needle.wordStart && isLatin(text.charCodeAt(at - 1))) continue;
    if (needle.wordEnd && isLatin(text.charCodeAt(at + needle.text.length))) continue;
    return at;
  }
  return -1;
}

/** Whether a folded text has a word in any of its forms. */
export function hasWord(text: string, word: SearchWord): boolean {
  for (const needle of word) {
    // Most texts do not have it at all, and most needles may stand anywhere.
    if (!text.includes(needle.text)) continue;
    if (!(needle.wordStart || needle.wordEnd) || indexOfNeedle(text, needle) >= 0) return true;
  }
  return false;
}

/** Whether every text that has all of some words has all of others too, as far as their letters alone tell. */
export function saysMore(words: readonly SearchWord[], than: readonly SearchWord[]): boolean {
  return than.every((one) => words.some((word) => word.every((needle) => hasPart(needle, one))));
}

function hasPart(needle: Needle, word: SearchWord): boolean {
  return word.some((part) =>
    part.wordStart || part.wordEnd ? isSame(part, needle) : needle.text.includes(part.text),
  );
}

function isSame(one: Needle, other: Needle): boolean {
  return one.text === other.text && one.wordStart === other.wordStart && one.wordEnd === other.wordEnd;
}

/** More forms than any real word has: a pasted line of them must not multiply. */
const MOST_FORMS = 24;

/** What clouds write in Chinese, what they write for it in Latin letters, and which of these are short. */
const BILINGUAL: readonly { chinese: string; latin: readonly string[] }[] = [
  { chinese: "64位", latin: ["64bit", "64-bit", "64 bit", "64_bit"] },
  { chinese: "32位", latin: ["32bit", "32-bit", "32 bit", "32_bit"] },
  { chinese: "中文版", latin: ["zh", "chinese"] },
  { chinese: "英文版", latin: ["en", "english"] },
  { chinese: "数据中心版", latin: ["datacenter", "data center"] },
  { chinese: "标准版", latin: ["standard"] },
  { chinese: "企业版", latin: ["enterprise"] },
];

function withForms(word: string): SearchWord {
  const typed: Needle = { text: word, wordStart: word === "en", wordEnd: false };
  let forms = [word];
  for (const group of BILINGUAL) {
    forms = forms.flatMap((form) => translations(form, group)).slice(0, MOST_FORMS);
  }
  const others = forms
    .filter((form) => form !== word)
    .map((text) => ({
      text,
      wordStart: /^(?:zh|en)(?![a-z])/.test(text),
      wordEnd: /(?<![a-z])(?:zh|en)$/.test(text),
    }));
  return [typed, ...others];
}

/** A text, and the same with a group's word in each of its other forms. */
function translations(text: string, { chinese, latin }: (typeof BILINGUAL)[number]): string[] {
  const all = [chinese, ...latin];
  const present = all.find((form) => indexOfNeedle(text, wholeWord(form)) >= 0);
  if (present === undefined) return [text];
  const at = indexOfNeedle(text, wholeWord(present));
  const [before, after] = [text.slice(0, at), text.slice(at + present.length)];
  // From one Latin form to another only for the spellings of bits; `zh` does not mean every `chinese`.
  const others = present === chinese || /\d/.test(present) ? all : [chinese];
  return [text, ...others.filter((form) => form !== present).map((form) => `${before}${form}${after}`)];
}

function wholeWord(text: string): Needle {
  return { text, wordStart: isLatin(text.charCodeAt(0)), wordEnd: isLatin(text.charCodeAt(text.length - 1)) };
}

function isLatin(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isQuoted(part: string): boolean {
  return part.length > 2 && part.startsWith('"') && part.endsWith('"');
}
