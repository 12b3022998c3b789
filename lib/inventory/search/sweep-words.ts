import { hasWord, type SearchWord } from "../../domain/search-words";
import type { Turn } from "./image-index";
import { type Signature, type Signatures, signatureOf } from "./signatures";
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
  { words, slots, ...swept }: Texts & WordSweep,
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
    const asked = { ...swept, slots: left, columns: found, forms, common: inCommon(forms) };
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
function findInColumn(
  forms: readonly Form[],
  { cells, length, text, signatures: { low, high } }: WordColumn,
): FoundColumn[] {
  const has = new Uint8Array(length);
  const { low: commonLow, high: commonHigh } = inCommon(forms);
  let any = false;
  for (let code = 0; code < length; code += 1) {
    const lowBits = low[code] as number;
    const highBits = high[code] as number;
    if ((lowBits & commonLow) !== commonLow || (highBits & commonHigh) !== commonHigh) continue;
    if (!hasForm(text(code), forms, lowBits, highBits)) continue;
    has[code] = 1;
    any = true;
  }
  return any ? [{ cells, has }] : [];
}

/** One form of a word, with the pairs of letters that a text must have for it. */
type Form = Signature & { needle: SearchWord };

function formsOf(word: SearchWord): Form[] {
  return word.map((needle) => ({ needle: [needle] as const, ...signatureOf(needle.text) }));
}

/** The pairs that a text must have for whichever form. */
function inCommon(forms: readonly Form[]): Signature {
  return forms.reduce<Signature>((all, { low, high }) => ({ low: all.low & low, high: all.high & high }), {
    low: -1,
    high: -1,
  });
}

type WordStretch = Texts & {
  slots: Int32Array;
  state: Uint8Array;
  columns: readonly FoundColumn[];
  forms: readonly Form[];
  common: Signature;
  /** So many slots are left of those before `start`. */
  kept: number;
  start: number;
  end: number;
};

function testWord({ slots, state, columns, forms, common, text, signatures, start, end, kept }: WordStretch) {
  const { low, high } = signatures;
  const { low: commonLow, high: commonHigh } = common;
  const anyColumn = columns.length > 0;
  let left = kept;
  for (let place = start; place < end; place += 1) {
    const slot = slots[place] as number;
    const lowBits = low[slot] as number;
    const highBits = high[slot] as number;
    if (
      (anyColumn && isInColumns(slot, columns)) ||
      ((lowBits & commonLow) === commonLow &&
        (highBits & commonHigh) === commonHigh &&
        hasForm(text(slot), forms, lowBits, highBits))
    ) {
      slots[left++] = slot;
    } else state[slot] = state[slot] === FITS ? TEXT : OUT;
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
