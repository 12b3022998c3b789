/**
 * Words as small numbers. A word that no image has any more gives its number back, so that texts which change all the
 * time do not fill the memory.
 */
export type Dictionary = {
  /** The word's code, for one more image. */
  take(word: string): number;
  /** One image less has the code. */
  drop(code: number): void;
  /** The code of a word that some image has; null: none has it. */
  find(word: string): number | null;
  word(code: number): string;
  /** How many images have the code. */
  uses(code: number): number;
  /** All codes are smaller. */
  readonly length: number;
  /** Grows whenever a code gets a new word, or loses its word. */
  readonly version: number;
};

/** `named` is told of each code that gets a word. */
export function dictionary(named: (code: number, word: string) => void): Dictionary {
  const words: string[] = [];
  const uses: number[] = [];
  const codes = new Map<string, number>();
  const free: number[] = [];
  let version = 0;

  function name(word: string): number {
    const code = free.pop() ?? words.length;
    words[code] = word;
    uses[code] = 0;
    codes.set(word, code);
    version += 1;
    named(code, word);
    return code;
  }

  return {
    take(word) {
      const code = codes.get(word) ?? name(word);
      uses[code] = (uses[code] ?? 0) + 1;
      return code;
    },
    drop(code) {
      const left = (uses[code] ?? 0) - 1;
      uses[code] = left;
      if (left > 0) return;
      codes.delete(words[code] ?? "");
      words[code] = "";
      free.push(code);
      version += 1;
    },
    find: (word) => codes.get(word) ?? null,
    word: (code) => words[code] ?? "",
    uses: (code) => uses[code] ?? 0,
    get length() {
      return words.length;
    },
    get version() {
      return version;
    },
  };
}
