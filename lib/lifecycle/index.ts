import { ENDING_DAYS, type Lifecycle, type LifecycleState, lifecycleStateOn } from "../domain/lifecycle";
import { type Cycle, PRODUCTS, type Product } from "./products";
import { candidatesFor, READS_TEXT, type StatedOs } from "./release-lines";

const UNKNOWN: Lifecycle = Object.freeze({
  state: "unknown",
  endsOn: null,
  extendedEndsOn: null,
  product: null,
  cycle: null,
  source: null,
});

/**
 * The support state of an image's operating system on a day (`today`, an ISO date in UTC). Unknown for a system or a
 * release without known dates. Where the release is stated less exactly than the dates are (`SLES 12` without its
 * service pack), it is `ended` once every release that it may be has ended, with the last of their dates, and unknown
 * before. `endingDays` before its end it is `ending`. Cheap enough for every image of a list: answers are remembered, so
 * they are frozen and shared.
 */
export function lifecycleOf(
  { distribution, release, text: fullText }: StatedOs,
  today: string,
  endingDays = ENDING_DAYS,
): Lifecycle {
  if (distribution === null || release === null) return UNKNOWN;
  const product = PRODUCTS.get(distribution);
  if (!product) return UNKNOWN;
  const text = READS_TEXT.has(distribution) ? fullText : null;
  return remembered(`${distribution}\n${release}\n${text ?? ""}`, `${today} ${endingDays}`, () => {
    const found = read({ product, distribution, release, text, today, endingDays });
    return found === null ? UNKNOWN : Object.freeze(found);
  });
}

type Question = {
  product: Product;
  distribution: string;
  release: string;
  text: string | null;
  today: string;
  endingDays: number;
};

function read({ product, distribution, release, text, today, endingDays }: Question): Lifecycle | null {
  const candidates = candidatesFor(distribution, release, text);
  if (!candidates) return null;
  for (const name of candidates.exact) {
    const cycle = product.cycles.get(name);
    if (cycle) return { ...facts(product, cycle), state: stateOf(cycle, today, endingDays) };
  }
  const { anyOf } = candidates;
  if (anyOf === null) return null;
  const all = [...product.cycles.values()].filter(({ cycle }) => cycle.startsWith(anyOf));
  const last = all.toSorted((a, b) => (a.endsOn ?? "").localeCompare(b.endsOn ?? "")).at(-1);
  if (!last || all.some((cycle) => stateOf(cycle, today, endingDays) !== "ended")) return null;
  return { ...facts(product, last), cycle: release, state: "ended" };
}

function facts(
  { title }: Product,
  { cycle, endsOn, extendedEndsOn, source }: Cycle,
): Omit<Lifecycle, "state"> {
  return { endsOn, extendedEndsOn, product: title, cycle, source };
}

function stateOf({ endsOn, hasEnded }: Cycle, today: string, endingDays: number): LifecycleState {
  if (endsOn !== null) return lifecycleStateOn(endsOn, today, endingDays);
  return hasEnded ? "ended" : "unknown";
}

/** More than all systems of a large inventory; a cloud that invents texts must not fill the memory. */
const MOST_REMEMBERED = 5000;
const answers = new Map<string, Lifecycle>();
let answersOf = "";

function remembered(key: string, day: string, find: () => Lifecycle): Lifecycle {
  if (answersOf !== day || answers.size >= MOST_REMEMBERED) answers.clear();
  answersOf = day;
  const known = answers.get(key);
  if (known) return known;
  const found = find();
  answers.set(key, found);
  return found;
}
