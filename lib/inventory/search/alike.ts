import type { ImageFilter } from "../../domain/image-filter";
import type { ColumnStore } from "./column-store";
import { totalOf } from "./columns";
import type { SearchContext } from "./context";
import { refOf } from "./entry";
import type { Turn } from "./image-index";
import { swept } from "./tally";

/** Why images are taken for copies of one another: as `copiesOf` does, but for upper and lower case. */
export type Alikeness = "snapshot" | "name-and-size";

/** Images that look alike: their keys, sorted. */
export type AlikeGroup = { keys: string[] };

/** The largest groups, and how many there are and with how many images. */
export type Alike = { groups: AlikeGroup[]; found: number; images: number };

/** Images between two looks at the clock: their texts are parted, which takes a while. */
const STEP = 2_048;

/**
 * The images that fit and share a snapshot inside one cloud, or have the same name and the same known size. One image
 * that is seen through two accounts' keys is no copy of itself.
 */
export async function alike({
  by,
  limit,
  ...asked
}: {
  store: ColumnStore;
  filter: ImageFilter;
  context: SearchContext;
  by: Alikeness;
  limit: number;
} & Turn): Promise<Alike> {
  const { store, pause } = asked;
  const { hits } = await swept(asked);
  const signs = signReader(store, by);
  const bySign = new Map<string, number[]>();
  for (const slot of await suspects({ hits, signs, pause })) {
    for (const sign of signs.read(slot)) {
      const known = bySign.get(sign);
      if (known) known.push(slot);
      else bySign.set(sign, [slot]);
    }
  }
  const found = new Map<string, AlikeGroup>();
  const images = new Set<number>();
  for (const slots of bySign.values()) {
    if (slots.length < 2 || !areSeveral(slots, store)) continue;
    const keys = slots.map((slot) => store.keyOf(slot)).sort();
    // Images with two snapshots in common are one group.
    found.set(keys.join("\n\n"), { keys });
    for (const slot of slots) images.add(slot);
  }
  await pause();
  const groups = [...found].sort(
    ([a, one], [b, other]) => other.keys.length - one.keys.length || (a < b ? -1 : 1),
  );
  return { groups: groups.slice(0, limit).map(([, group]) => group), found: found.size, images: images.size };
}

/** Whether the clouds know them as more than one image. */
function areSeveral(slots: readonly number[], store: ColumnStore): boolean {
  const clouds = store.cells("cloud");
  const seen = new Set(
    slots.map((slot) => {
      const { regionId, imageId } = refOf(store.keyOf(slot));
      return `${clouds[slot]}\n${regionId}\n${imageId}`;
    }),
  );
  return seen.size > 1;
}

/** By what images are alike: signs as texts, and numbers that are equal for equal signs. */
type SignReader = { read(slot: number): string[]; numbers(slot: number): number[] };

/** The slots that share a number with another one. Most share none, and their signs are never made. */
async function suspects({
  hits,
  signs,
  pause,
}: {
  hits: Int32Array;
  signs: SignReader;
  pause: () => Promise<void>;
}): Promise<number[]> {
  const first = new Map<number, number>();
  const found = new Set<number>();
  for (let at = 0; at < hits.length; at += 1) {
    const slot = hits[at] as number;
    for (const number of signs.numbers(slot)) {
      const other = first.get(number);
      if (other === undefined) first.set(number, slot);
      else if (other !== slot) found.add(slot).add(other);
    }
    if (at % STEP === STEP - 1) await pause();
  }
  return [...found].sort((a, b) => a - b);
}

function signReader(store: ColumnStore, by: Alikeness): SignReader {
  const clouds = store.cells("cloud");
  const disks = store.cells("disks");
  const words = store.words("disks");
  const totals = Array.from({ length: words.length }, (_, code) =>
    words.uses(code) === 0 ? null : totalOf(words.word(code)),
  );
  /** Where the name begins and ends; what follows are snapshots, each in a line. */
  const nameOf = (text: string) => {
    const from = text.indexOf("\n") + 1;
    return { from, to: text.indexOf("\n", from) };
  };
  if (by === "snapshot") {
    return {
      read(slot) {
        const text = store.slots.text(slot);
        const ids = text.slice(nameOf(text).to + 1).split("\n");
        return ids.filter((id) => id !== "").map((id) => `${clouds[slot]} ${id}`);
      },
      numbers(slot) {
        const text = store.slots.text(slot);
        const numbers: number[] = [];
        for (let from = nameOf(text).to + 1; from < text.length; ) {
          const end = text.indexOf("\n", from);
          const to = end < 0 ? text.length : end;
          if (to > from) numbers.push(numberOf(text, { from, to, seed: clouds[slot] as number }));
          from = to + 1;
        }
        return numbers;
      },
    };
  }
  const named = (slot: number) => {
    const text = store.slots.text(slot);
    const { from, to } = nameOf(text);
    const total = totals[disks[slot] as number] ?? null;
    return total === null || text.slice(from, to).trim() === "" ? null : { text, from, to, total };
  };
  return {
    read(slot) {
      const name = named(slot);
      return name ? [`${name.total} ${name.text.slice(name.from, name.to)}`] : [];
    },
    numbers(slot) {
      const name = named(slot);
      return name ? [numberOf(name.text, { from: name.from, to: name.to, seed: name.total })] : [];
    },
  };
}

/** FNV-1a over a part of a text, begun with a seed. */
function numberOf(text: string, { from, to, seed }: { from: number; to: number; seed: number }): number {
  let value = Math.imul(0x811c9dc5 ^ seed, 0x01000193);
  for (let at = from; at < to; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}
