/** A typed array that grows as it is written to: numbers of a known width, with no object per image. */
export type Growing = {
  get(slot: number): number;
  set(slot: number, value: number): void;
  readonly bytes: number;
};

export function growing(make: (length: number) => Uint32Array | Float64Array): Growing {
  let cells = make(1024);
  return {
    get: (slot) => cells[slot] ?? 0,
    set(slot, value) {
      if (slot >= cells.length) {
        const larger = make(Math.max(slot + 1, cells.length * 2));
        larger.set(cells);
        cells = larger;
      }
      cells[slot] = value;
    },
    get bytes() {
      return cells.byteLength;
    },
  };
}

/** Words as small numbers. Codes are never given back: facets have few words, and old ones return. */
export type Dictionary = {
  codeOf(word: string): number;
  find(word: string): number | null;
  words: readonly string[];
};

export function dictionary(): Dictionary {
  const words: string[] = [];
  const codes = new Map<string, number>();
  return {
    words,
    find: (word) => codes.get(word) ?? null,
    codeOf(word) {
      const known = codes.get(word);
      if (known !== undefined) return known;
      codes.set(word, words.length);
      return words.push(word) - 1;
    },
  };
}
