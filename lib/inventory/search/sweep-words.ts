import { hasWord, type SearchWord } from "../../domain/search-words";
import type { Steps } from "./breath";
import type { Turn } from "./image-index";
import { isDecided, type Signature, type Signatures, signatureOf } from "./signatures";
import type { Cells } from "./sweep";
import { TEXT } from "./sweep-state";

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
  turn: Pick<Turn, "steps" | "pause">,
): Promise<Int32Array> {
  const found = new Uint8Array(state.length);
  let left = slots;
  for (const word of words) {
    found.fill(0);
    await findWord(word, { left, found, ...texts }, turn);
    left = await keepFound(left, { state, found, ...turn });
  }
  return left;
}

type WordSweep = { words: readonly WordTest[]; slots: Int32Array; state: Uint8Array };

/**
 * Marks in `found` the slots that have a word. What many images share is asked first, one column after the other, and an
 * image's own text where none has it. But for the reading of texts no loop has a branch that chance decides: a wrong
 * guess costs more than the work.
 */
async function findWord(
  { word, columns }: WordTest,
  { left, found, ...texts }: Texts & { left: Int32Array; found: Uint8Array },
  { steps, pause }: Pick<Turn, "steps" | "pause">,
): Promise<void> {
  const forms = formsOf(word);
  // Slots without the word so far. One place more than needed: each slot is written, and only what stays moves the place on.
  const rest = new Int32Array(left.length + 1);
  let open = left;
  for (const column of columns) {
    const has = codesWith(forms, column);
    await pause();
    if (has === null) continue;
    const asked = open;
    let length = 0;
    await steps(asked.length, (start, end) => {
      length = findByCode(asked, { cells: column.cells, has, found, rest, length, start, end });
    });
    open = rest.subarray(0, length);
  }
  await findInTexts(forms, { open, rest, found, ...texts }, steps);
}

/** Which codes' texts have a word; null where none has: then no image need be asked. */
function codesWith(forms: readonly Form[], { length, ...texts }: WordColumn): Uint8Array | null {
  const has = new Uint8Array(length);
  const test = wordIn(forms, texts);
  let any = false;
  for (let code = 0; code < length; code += 1) {
    if (!test(code)) continue;
    has[code] = 1;
    any = true;
  }
  return any ? has : null;
}

type Stretch = { start: number; end: number };

/** Marks the open slots whose code has the word, and writes the others behind the first `length` of `rest`. */
function findByCode(
  open: Int32Array,
  {
    cells,
    has,
    found,
    rest,
    length,
    start,
    end,
  }: Stretch & { cells: Cells; has: Uint8Array; found: Uint8Array; rest: Int32Array; length: number },
): number {
  let left = length;
  for (let place = start; place < end; place += 1) {
    const slot = open[place] as number;
    const one = has[cells[slot] as number] as number;
    found[slot] = one;
    rest[left] = slot;
    left += 1 - one;
  }
  return left;
}

/** Marks the open slots whose own text has the word. */
async function findInTexts(
  forms: readonly Form[],
  { open, rest, found, ...texts }: Texts & { open: Int32Array; rest: Int32Array; found: Uint8Array },
  steps: Steps,
): Promise<void> {
  const common = inCommon(forms);
  let length = 0;
  await steps(open.length, (start, end) => {
    length = mayHave(open, { ...common, signatures: texts.signatures, rest, length, start, end });
  });
  const decided = areDecided(forms);
  const test = wordIn(forms, texts);
  await steps(length, (start, end) => {
    for (let place = start; place < end; place += 1) {
      const slot = rest[place] as number;
      if (decided || test(slot)) found[slot] = 1;
    }
  });
}

/** Writes the open slots whose text may have the word, by its bits, behind the first `length` of `rest`. */
function mayHave(
  open: Int32Array,
  {
    low,
    high,
    letters,
    signatures,
    rest,
    length,
    start,
    end,
  }: Signature & Stretch & { signatures: Signatures; rest: Int32Array; length: number },
): number {
  const { low: lows, high: highs, letters: all } = signatures;
  let left = length;
  for (let place = start; place < end; place += 1) {
    const slot = open[place] as number;
    const missing =
      (~(lows[slot] as number) & low) |
      (~(highs[slot] as number) & high) |
      (~(all[slot] as number) & letters);
    rest[left] = slot;
    left += 1 - ((missing | -missing) >>> 31);
  }
  return left;
}

/** Those of some slots that were found, kept in place; what the others' states say is that they fail. */
async function keepFound(
  slots: Int32Array,
  { state, found, steps }: { state: Uint8Array; found: Uint8Array; steps: Steps },
): Promise<Int32Array> {
  let kept = 0;
  await steps(slots.length, (start, end) => {
    kept = keepStretch(slots, { state, found, kept, start, end });
  });
  return slots.subarray(0, kept);
}

function keepStretch(
  slots: Int32Array,
  { state, found, kept, start, end }: Stretch & { state: Uint8Array; found: Uint8Array; kept: number },
): number {
  let left = kept;
  for (let place = start; place < end; place += 1) {
    const slot = slots[place] as number;
    const has = found[slot] as number;
    const before = state[slot] as number;
    slots[left] = slot;
    left += has;
    // TEXT where it was zero, else all bits.
    const failed = TEXT | (-before >> 31);
    state[slot] = (before & -has) | (failed & (has - 1));
  }
  return left;
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

/** Whether a text that may have a word by its bits has it. */
function areDecided(forms: readonly Form[]): boolean {
  const [only] = forms;
  return forms.length === 1 && only !== undefined && isDecided(only.needle[0].text);
}

/** Whether the text at a place has a word. */
function wordIn(forms: readonly Form[], { text, signatures }: Texts): (at: number) => boolean {
  const { low, high, letters } = signatures;
  const { low: commonLow, high: commonHigh, letters: commonLetters } = inCommon(forms);
  if (areDecided(forms)) {
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

// Called for many images: an object of its own for each would cost more than the looking.
function hasForm(text: string, forms: readonly Form[], lowBits: number, highBits: number): boolean {
  for (let place = 0; place < forms.length; place += 1) {
    const { low, high, needle } = forms[place] as Form;
    if ((lowBits & low) === low && (highBits & high) === high && hasWord(text, needle)) return true;
  }
  return false;
}
