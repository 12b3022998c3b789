/**
 * 64 bits per image that say which pairs of letters its text may have, and one for each letter from a to z that says
 * whether it has it: a text without a pair or a letter of a word need not be read. Most images are dismissed so, at a
 * tenth of the cost of looking into their text; for a single letter, the first key of most searches, none is read.
 */
export type Signatures = {
  /** All longer than what was written, and other arrays after the next `set`. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly letters: Int32Array;
  set(slot: number, text: string): void;
};

export type Signature = { low: number; high: number; letters: number };

export function signatures(): Signatures {
  let low = new Int32Array(1024);
  let high = new Int32Array(1024);
  let letters = new Int32Array(1024);
  return {
    get low() {
      return low;
    },
    get high() {
      return high;
    },
    get letters() {
      return letters;
    },
    set(slot, text) {
      if (slot >= low.length) {
        [low, high, letters] = [longer(low, slot), longer(high, slot), longer(letters, slot)];
      }
      const signature = signatureOf(text);
      low[slot] = signature.low;
      high[slot] = signature.high;
      letters[slot] = signature.letters;
    },
  };
}

/** From here on letters stand, of all scripts. */
const LETTER_A = 0x61;
const LETTER_Z = 0x7a;

/**
 * Dates, versions and sizes stand in nearly every name, with so many pairs that they would fill all bits. What people
 * look for is told apart by its letters.
 */
const OTHER_BITS = 16;
const LETTER_BITS = 48;

/** The bits of a text; those of a part of it are among them. */
export function signatureOf(text: string): Signature {
  let [low, high, letters] = [0, 0, 0];
  let first = 0;
  for (let at = 0; at < text.length; at += 1) {
    const second = text.charCodeAt(at);
    if (isLetter(second)) letters |= 1 << (second - LETTER_A);
    const bit = at === 0 ? -1 : pairBit(first, second);
    if (bit >= 32) high |= 1 << (bit - 32);
    else if (bit >= 0) low |= 1 << bit;
    first = second;
  }
  return { low, high, letters };
}

function pairBit(first: number, second: number): number {
  const hash = Math.imul(Math.imul(first, 31) + second, 0x9e3779b1) >>> 16;
  return first >= LETTER_A && second >= LETTER_A
    ? OTHER_BITS + ((hash * LETTER_BITS) >>> 16)
    : (hash * OTHER_BITS) >>> 16;
}

function isLetter(code: number): boolean {
  return code >= LETTER_A && code <= LETTER_Z;
}

/** Whether a text has a word if its bits have the word's: true of a single letter alone. */
export function isDecided(word: string): boolean {
  return word.length === 1 && isLetter(word.charCodeAt(0));
}

function longer(cells: Int32Array, slot: number): Int32Array<ArrayBuffer> {
  const result = new Int32Array(Math.ceil((slot + 1) * 1.25));
  result.set(cells);
  return result;
}
