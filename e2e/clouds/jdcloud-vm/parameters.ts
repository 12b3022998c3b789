import { invalidArgument, Refused } from "./answers";

export type Filter = { name: string; operator: string; values: string[] };

export type Parameters = {
  plain: Map<string, string>;
  lists: Map<string, string[]>;
  filters: Filter[];
};

/**
 * Reads the query of a verified request. Lists travel as `ids.1=a&ids.2=b`, filters as
 * `filters.1.name=…&filters.1.values.1=…`. Unknown and repeated names and gaps in the numbering are
 * refused: the documents are silent about them, and a silent emulator would hide a client's mistake.
 */
export function readParameters(
  target: string,
  allowed: { plain?: readonly string[]; lists?: readonly string[]; filters?: boolean },
): Parameters {
  const plain = new Map<string, string>();
  const listItems = new Map<string, Map<number, string>>();
  const filterParts = new Map<string, string>();

  for (const [name, value] of pairsOf(target)) {
    const [, stem = "", position = ""] = /^([A-Za-z]+)\.([1-9]\d*)$/.exec(name) ?? [];
    if (allowed.plain?.includes(name)) {
      plain.set(name, value);
    } else if (allowed.lists?.includes(stem)) {
      const items = listItems.get(stem) ?? new Map<number, string>();
      listItems.set(stem, items.set(Number(position), value));
    } else if (allowed.filters && name.startsWith("filters.")) {
      filterParts.set(name, value);
    } else {
      throw new Refused(invalidArgument(`Unknown parameter '${name}'`));
    }
  }

  const lists = new Map([...listItems].map(([stem, items]) => [stem, inOrder(stem, items)]));
  return { plain, lists, filters: readFilters(filterParts) };
}

/** An integer within bounds; without the parameter the usual value. */
export function readInteger(
  plain: Map<string, string>,
  name: string,
  bounds: { usual: number; least: number; most: number },
): number {
  const text = plain.get(name);
  if (text === undefined) return bounds.usual;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= bounds.least && value <= bounds.most)) {
    throw new Refused(invalidArgument(`Invalid ${name} '${text}'`));
  }
  return value;
}

/** One of the given words; null without the parameter. */
export function readWord<T extends string>(
  plain: Map<string, string>,
  name: string,
  words: readonly T[],
): T | null {
  const text = plain.get(name);
  if (text === undefined) return null;
  const word = words.find((known) => known === text);
  if (word === undefined) throw new Refused(invalidArgument(`Invalid ${name} '${text}'`));
  return word;
}

function pairsOf(target: string): Map<string, string> {
  const [, ...rest] = target.split("?");
  const query = rest.join("?");
  const pairs = new Map<string, string>();
  for (const part of query === "" ? [] : query.split("&")) {
    const [rawName = "", ...rawValue] = part.split("=");
    const name = decodeURIComponent(rawName);
    if (pairs.has(name)) throw new Refused(invalidArgument(`Parameter '${name}' is given twice`));
    pairs.set(name, decodeURIComponent(rawValue.join("=")));
  }
  return pairs;
}

function inOrder(stem: string, items: Map<number, string>): string[] {
  return Array.from({ length: items.size }, (_, index) => {
    const item = items.get(index + 1);
    if (item === undefined) throw new Refused(invalidArgument(`Missing parameter '${stem}.${index + 1}'`));
    return item;
  });
}

function readFilters(parts: Map<string, string>): Filter[] {
  const numbered = new Map<number, { name?: string; operator?: string; values: Map<number, string> }>();
  for (const [path, value] of parts) {
    const [, position, field, index] =
      /^filters\.([1-9]\d*)\.(?:(name|operator)|values\.([1-9]\d*))$/.exec(path) ?? [];
    if (position === undefined) throw new Refused(invalidArgument(`Unknown parameter '${path}'`));
    const filter = numbered.get(Number(position)) ?? { values: new Map<number, string>() };
    if (field === "name") filter.name = value;
    else if (field === "operator") filter.operator = value;
    else filter.values.set(Number(index), value);
    numbered.set(Number(position), filter);
  }
  return Array.from({ length: numbered.size }, (_, index) => {
    const filter = numbered.get(index + 1);
    const stem = `filters.${index + 1}`;
    if (!filter?.name || filter.values.size === 0) {
      throw new Refused(invalidArgument(`Incomplete filter '${stem}'`));
    }
    return {
      name: filter.name,
      operator: filter.operator ?? "eq",
      values: inOrder(`${stem}.values`, filter.values),
    };
  });
}
