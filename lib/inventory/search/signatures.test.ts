import fc from "fast-check";
import { expect, it } from "vitest";
import { signatureOf, signatures } from "./signatures";

const text = fc.string({ unit: fc.constantFrom(..."abcz09-_\n中位", "\ud800"), maxLength: 40 });

it("never dismisses a text that has the word", () => {
  fc.assert(
    fc.property(text, text, text, (before, word, after) => {
      const [whole, part] = [signatureOf(before + word + after), signatureOf(word)];
      expect((whole.low & part.low) === part.low && (whole.high & part.high) === part.high).toBe(true);
    }),
  );
});

it("dismisses nearly every text that has not", () => {
  const word = signatureOf("jenkins-agent");
  const kept = signatures();
  let passed = 0;
  for (let slot = 0; slot < 5_000; slot += 1) {
    kept.set(slot, `img-${slot.toString(36)}\nweb-base-centos-7.${slot % 10}-2026${slot}\n`);
    const [low, high] = [kept.low[slot] ?? 0, kept.high[slot] ?? 0];
    if ((low & word.low) === word.low && (high & word.high) === word.high) passed += 1;
  }
  expect(passed).toBeLessThan(250);
});
