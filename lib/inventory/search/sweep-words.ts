import { hasWord, type SearchWord } from "../../domain/search-words";
import type { Turn } from "./image-index";
import { isDecided, type Signature, type Signatures, signatureOf } from "./signatures";
import type { Cells } from "./sweep";
import { FITS, OUT, TEXT } from "./sweep-state";

/** A word that is found in the text of one of the columns, of which there are fewer, or in an image's own. */
export type WordTest = { word: SearchWord; columns: WordColumn[] };

export type WordColumn = {
  cells: Cells;
  /** All codes are smaller. */
  length: number;
} & Texts;

/** By slot, or by a column's code. */
type Texts = {
  text(at: number): string;
  /** Of the texts. */
  signatures: Signatures;
};

/**
 * Looks for all words in the images of some slots, and tells those that have them all. A word is looked for in what the
 * words before it have left, which is kept in place at the front of `slots`.
 */
export async function sweepWords(
  { words, slots, state, ...texts }: Texts & WordSweep,
  { steps, pause }: Pick<Turn, "steps" | "pause">,
): Promise<Int32Array> {
  let left = slots;
  for (const { word, columns } of words) {
    const forms = formsOf(word);
    const found: FoundColumn[] = [];
    for (const column of columns) {
      found.push(...findInColumn(forms, column));
      await pause();
    }
    const asked = { slots: left, state, columns: found, own: wordIn(forms, texts) };
    let kept = 0;
    await steps(left.length, (start, end) => {
      kept = testWord({ ...asked, kept, start, end });
    });
    left = left.subarray(0, kept);
  }
  return left;
}

type WordSweep = { words: readonly WordTest[]; slots: Int32Array; state: Uint8Array };

/** The codes of a column whose text has a word. */
type FoundColumn = { cells: Cells; has: Uint8Array };

/** None where no code's text has the word: then no image need be asked. */
function findInColumn(forms: readonly Form[], { cells, length, ...texts }: WordColumn): FoundColumn[] {
  const has = new Uint8Array(length);
  const test = wordIn(forms, texts);
  let any = false;
  for (let code = 0; code < length; code += 1) {
    if (!test(code)) continue;
    has[code] = 1;
    any = true;
  }
  return any ? [{ cells, has }] : [];
}

/** One form of a word, with the pairs and letters that a text must have for it. */
type Form = Signature & { needle: SearchWord };

function formsOf(word: SearchWord): Form[] {
  return word.map((needle) => ({ needle: [needle] as const, ...signatureOf(needle.text) }));
}

/** The pairs and letters that a text must have for whichever form. */
function inCommon(forms: readonly Form[]): Signature {
  return forms.reduce<Signature>(
    (all, { low, high, letters }) => ({
      low: all.low & low,
      high: all.high & high,
      letters: all.letters & letters,
    }),
    { low: -1, high: -1, letters: -1 },
  );
}

/** Whether the text at a place has a word. */
function wordIn(forms: readonly Form[], { text, signatures }: Texts): (at: number) => boolean {
  const { low, high, letters } = signatures;
  const { low: commonLow, high: commonHigh, letters: commonLetters } = inCommon(forms);
  const [only] = forms;
  if (forms.length === 1 && only && isDecided(only.needle[0].text)) {
    return (at) => ((letters[at] as number) & commonLetters) === commonLetters;
  }
  return (at) => {
    const lowBits = low[at] as number;
    const highBits = high[at] as number;
    return (
      (lowBits & commonLow) === commonLow &&
      (highBits & commonHigh) === commonHigh &&
      ((letters[at] as number) & commonLetters) === commonLetters &&
      hasForm(text(at), forms, lowBits, highBits)
    );
  };
}

type WordStretch = {
  slots: Int32Array;
  state: Uint8Array;
  columns: readonly FoundColumn[];
  /** Whether an image's own text has the word. */
  own: (slot: number) => boolean;
  /** So many slots are left of those before `start`. */
  kept: number;
  start: number;
  end: number;
};

function testWord({ slots, state, columns, own, start, end, kept }: WordStretch) {
  const anyColumn = columns.length > 0;
  let left = kept;
  for (let place = start; place < end; place += 1) {
    const slot = slots[place] as number;
    if ((anyColumn && isInColumns(slot, columns)) || own(slot)) slots[left++] = slot;
    else state[slot] = state[slot] === FITS ? TEXT : OUT;
  }
  return left;
}

// Called for many images: an object of its own for each would cost more than the looking.
function hasForm(text: string, forms: readonly Form[], lowBits: number, highBits: number): boolean {
  for (let place = 0; place < forms.length; place += 1) {
    const { low, high, needle } = forms[place] as Form;
    if ((lowBits & low) === low && (highBits & high) === high && hasWord(text, needle)) return true;
  }
  return false;
}

function isInColumns(slot: number, columns: readonly FoundColumn[]): boolean {
  for (let place = 0; place < columns.length; place += 1) {
    const { cells, has } = columns[place] as FoundColumn;
    if (has[cells[slot] as number] === 1) return true;
  }
  return false;
}
