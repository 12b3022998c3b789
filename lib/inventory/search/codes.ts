/** One small number per slot, in as few bytes as the largest of them needs. */
export type Codes = {
  /** Longer than what was written; read-only, and another array after the next `set`. */
  readonly cells: Uint8Array | Uint16Array | Uint32Array;
  set(slot: number, code: number): void;
};

export function codes(): Codes {
  let cells: Codes["cells"] = new Uint8Array(FIRST_LENGTH);
  let largest = 0xff;
  return {
    get cells() {
      return cells;
    },
    set(slot, code) {
      if (code > largest) {
        cells = code > 0xffff ? new Uint32Array(cells) : new Uint16Array(cells);
        largest = code > 0xffff ? 0xffff_ffff : 0xffff;
      }
      if (slot >= cells.length) cells = grown(cells, slot);
      cells[slot] = code;
    },
  };
}

/** One number of any size per slot; NaN where none was written. */
export type Numbers = { readonly cells: Float64Array; set(slot: number, value: number): void };

export function numbers(): Numbers {
  let cells = new Float64Array(FIRST_LENGTH).fill(Number.NaN);
  return {
    get cells() {
      return cells;
    },
    set(slot, value) {
      if (slot >= cells.length) {
        const longer = new Float64Array(nextLength(slot)).fill(Number.NaN, cells.length);
        longer.set(cells);
        cells = longer;
      }
      cells[slot] = value;
    },
  };
}

/** Adds to one cell of an array that has it. */
export function addTo(cells: Uint32Array, place: number, more: number): void {
  cells[place] = (cells[place] as number) + more;
}

const FIRST_LENGTH = 1024;

/** A quarter more at a time: memory counts more here than the copying. */
function nextLength(slot: number): number {
  return Math.max(FIRST_LENGTH, Math.ceil((slot + 1) * 1.25));
}

function grown(cells: Codes["cells"], slot: number): Codes["cells"] {
  const length = nextLength(slot);
  const longer =
    cells instanceof Uint8Array
      ? new Uint8Array(length)
      : cells instanceof Uint16Array
        ? new Uint16Array(length)
        : new Uint32Array(length);
  longer.set(cells);
  return longer;
}
