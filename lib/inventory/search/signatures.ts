/**
 * 64 bits per image that say which pairs of letters its text may have: a text without a pair of a word need not be
 * read. Most images are dismissed so, at a tenth of the cost of looking into their text.
 */
export type Signatures = {
  /** Both longer than what was written, and other arrays after the next `set`. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  set(slot: number, text: string): void;
};

export type Signature = { low: number; high: number };

export function signatures(): Signatures {
  let low = new Int32Array(1024);
  let high = new Int32Array(1024);
  return {
    get low() {
      return low;
    },
    get high() {
      return high;
    },
    set(slot, text) {
      if (slot >= low.length) [low, high] = [longer(low, slot), longer(high, slot)];
      const signature = signatureOf(text);
      low[slot] = signature.low;
      high[slot] = signature.high;
    },
  };
}

/** From here on letters stand, of all scripts. */
const LETTER_A = 0x61;

/**
 * Dates, versions and sizes stand in nearly every name, with so many pairs that they would fill all bits. What people
 * look for is told apart by its letters.
 */
const OTHER_BITS = 16;
const LETTER_BITS = 48;

/** The bits of a text; those of a part of it are among them. */
export function signatureOf(text: string): Signature {
  let [low, high] = [0, 0];
  for (let at = 1; at < text.length; at += 1) {
    const [first, second] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
    const hash = Math.imul(Math.imul(first, 31) + second, 0x9e3779b1) >>> 16;
    const bit =
      first >= LETTER_A && second >= LETTER_A
        ? OTHER_BITS + ((hash * LETTER_BITS) >>> 16)
        : (hash * OTHER_BITS) >>> 16;
    if (bit < 32) low |= 1 << bit;
    else high |= 1 << (bit - 32);
  }
  return { low, high };
}

function longer(cells: Int32Array, slot: number): Int32Array<ArrayBuffer> {
  const result = new Int32Array(Math.ceil((slot + 1) * 1.25));
  result.set(cells);
  return result;
}
