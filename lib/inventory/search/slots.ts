import type { Codes } from "./codes";

/**
 * Where each image is: slots are small numbers, reused when an image goes. No object and no key is kept per image; a
 * key is made from the source's code and the image's id, which is the first line of its text unless folding changed it.
 */
export type Slots = {
  find(source: number, imageId: string): number | null;
  /** A slot for an image that has none yet. */
  add(image: SlotImage): number;
  /** Another text for the same image. */
  setText(slot: number, text: string): void;
  remove(slot: number): void;
  text(slot: number): string;
  imageId(slot: number): string;
  /** All slots are smaller. */
  readonly length: number;
  /** Images. */
  readonly size: number;
  /** 255 where a slot is empty, else 0. As long as needed. */
  readonly empty: Uint8Array;
};

type SlotImage = { source: number; imageId: string; text: string };

const FREE = -1;
const REMOVED = -2;

/** `sources` is the column of the sources' codes, which are written here. */
export function slots(sources: Codes): Slots {
  const texts: string[] = [];
  /** Ids that folding changed, by slot. */
  const unfolded = new Map<number, string>();
  const free: number[] = [];
  let empty = new Uint8Array(1024).fill(255);
  let table = new Int32Array(2048).fill(FREE);
  /** Places of the table that are not free, removed ones included. */
  let filled = 0;
  let size = 0;

  function imageId(slot: number): string {
    const text = texts[slot] ?? "";
    return unfolded.get(slot) ?? text.slice(0, text.indexOf("\n"));
  }

  function is(slot: number, source: number, id: string): boolean {
    if (sources.cells[slot] !== source) return false;
    const known = unfolded.get(slot);
    if (known !== undefined) return known === id;
    const text = texts[slot] ?? "";
    return text.charCodeAt(id.length) === 10 && text.startsWith(id);
  }

  /** The place of an image in the table, or of the first free one on its way. */
  function placeOf(source: number, id: string): number {
    const mask = table.length - 1;
    for (let place = hash(source, id) & mask; ; place = (place + 1) & mask) {
      const slot = table[place] ?? FREE;
      if (slot === FREE || (slot !== REMOVED && is(slot, source, id))) return place;
    }
  }

  /** At most two thirds full, removed places counted: they lengthen the way as well. */
  function keepRoom() {
    if ((filled + 1) * 3 < table.length * 2) return;
    table = new Int32Array((size + 1) * 3 > table.length ? table.length * 2 : table.length).fill(FREE);
    filled = size;
    for (let slot = 0; slot < texts.length; slot += 1) {
      if (empty[slot] === 0) table[placeOf(sources.cells[slot] ?? 0, imageId(slot))] = slot;
    }
  }

  return {
    find(source, id) {
      const slot = table[placeOf(source, id)] ?? FREE;
      return slot === FREE ? null : slot;
    },
    add({ source, imageId: id, text }) {
      keepRoom();
      const slot = free.pop() ?? texts.length;
      if (slot >= empty.length) {
        const longer = new Uint8Array(Math.ceil((slot + 1) * 1.25)).fill(255, empty.length);
        longer.set(empty);
        empty = longer;
      }
      table[placeOf(source, id)] = slot;
      filled += 1;
      size += 1;
      texts[slot] = text;
      empty[slot] = 0;
      sources.set(slot, source);
      if (text.slice(0, text.indexOf("\n")) !== id) unfolded.set(slot, id);
      return slot;
    },
    setText(slot, text) {
      texts[slot] = text;
    },
    remove(slot) {
      table[placeOf(sources.cells[slot] ?? 0, imageId(slot))] = REMOVED;
      texts[slot] = "";
      empty[slot] = 255;
      unfolded.delete(slot);
      free.push(slot);
      size -= 1;
    },
    text: (slot) => texts[slot] ?? "",
    imageId,
    get length() {
      return texts.length;
    },
    get size() {
      return size;
    },
    get empty() {
      return empty;
    },
  };
}

/** FNV-1a over the id's letters, begun with the source. */
function hash(source: number, id: string): number {
  let value = Math.imul(0x811c9dc5 ^ source, 0x01000193);
  for (let index = 0; index < id.length; index += 1) {
    value = Math.imul(value ^ id.charCodeAt(index), 0x01000193);
  }
  return (value ^ (value >>> 15)) >>> 0;
}
