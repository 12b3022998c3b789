import fc from "fast-check";
import { expect, it } from "vitest";
import { isDecided, type Signature, signatureOf, signatures } from "./signatures";

const text = fc.string({ unit: fc.constantFrom(..."abcz09-_\n中位", "\ud800"), maxLength: 40 });

function has(whole: Signature, part: Signature): boolean {
  return (["low", "high", "letters"] as const).every((bits) => (whole[bits] & part[bits]) === part[bits]);
}

it("never dismisses a text that has the word", () => {
  fc.assert(
    fc.property(text, text, text, (before, word, after) => {
      const [whole, part] = [signatureOf(before + word + after), signatureOf(word)];
      expect(has(whole, part)).toBe(true);
    }),
  );
});

it("decides a single letter without the text", () => {
  fc.assert(
    fc.property(text, fc.constantFrom(..."abczé中-7", "ab", ""), (whole, word) => {
      fc.pre(isDecided(word));
      expect(has(signatureOf(whole), signatureOf(word))).toBe(whole.includes(word));
    }),
  );
  expect([..."az-7é"].filter(isDecided)).toEqual(["a", "z"]);
});

it("dismisses nearly every text that has not", () => {
  const word = signatureOf("jenkins-agent");
  const kept = signatures();
  let passed = 0;
  for (let slot = 0; slot < 5_000; slot += 1) {
    kept.set(slot, `img-${slot.toString(36)}\nweb-base-centos-7.${slot % 10}-2026${slot}\n`);
    const [low, high, letters] = [kept.low[slot] ?? 0, kept.high[slot] ?? 0, kept.letters[slot] ?? 0];
    if (has({ low, high, letters }, word)) passed += 1;
  }
  expect(passed).toBeLessThan(250);
});
