import type { Basis } from "../domain/answer";
import type { Fact, Image, Note } from "../domain/image";
import type { Mapped } from "../domain/mapped";
import type { CloudTime } from "../domain/time";
import type { Json, LosslessJson } from "./lossless-json";

/** Makes a reader of one cloud's words. A word that is not listed stays visible and becomes `"unknown"`. */
export function vocabulary<T extends string>(words: Record<string, T>) {
  return (raw: string | number | null | undefined): Mapped<T> => {
    const text = raw == null ? null : String(raw);
    const value = text !== null && Object.hasOwn(words, text) ? words[text] : undefined;
    return { value: value ?? "unknown", raw: text };
  };
}

/** Clouds write "nothing" as absent, null or an empty text; for a value all three are null. */
export function textOrNull(value: string | null | undefined): string | null {
  return value == null || value === "" ? null : value;
}

const STATED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/;
const ZONELESS = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)$/;

/**
 * Reads a cloud's time. Without a zone the clouds' home zone, UTC+8, is assumed and marked so; the runtime's own
 * zone never plays a part. Null for nothing or for text that is no time (the caller notes the latter).
 */
export function cloudTime(raw: string | null | undefined): CloudTime | null {
  if (raw == null || raw === "") return null;
  if (STATED.test(raw)) {
    const date = new Date(raw.replace(" ", "T"));
    return Number.isNaN(date.getTime()) ? null : { iso: date.toISOString(), raw, zone: "stated" };
  }
  const parts = ZONELESS.exec(raw);
  if (!parts) return null;
  const date = new Date(`${parts[1]}T${parts[2]}+08:00`);
  return Number.isNaN(date.getTime()) ? null : { iso: date.toISOString(), raw, zone: "assumed" };
}

/**
 * Declared once per dialect and operation. `fields` names our field (`os.release`, `disks.sizeGiB`) and the wire
 * paths inside the item that it rests on; lists are written `dataDisks[].deviceName`. Leaves of the item that no
 * field rests on become facts; those that `documented` does not name either get a note.
 */
export type Provenance = {
  operation: string;
  fields: Record<string, { basis: Basis; from: readonly string[] }>;
  documented: readonly string[];
};

/**
 * Everything an item tells beyond the declared fields, in the cloud's own words, and a note for each field that its
 * document does not know. Together with the declared fields no leaf of the item is lost. An empty container of
 * declared fields is no fact: our field says the same. `unplaced` names, as sent, declared parts that found no place
 * in this one picture: they become facts as well.
 */
export function remainder(
  item: Json,
  provenance: Provenance,
  unplaced: readonly string[] = [],
): { facts: Fact[]; notes: Note[] } {
  const placeOf = placesIn(provenance);
  const facts: Fact[] = [];
  const notes: Note[] = [];

  function visit(value: Json, path: string, pattern: string): void {
    const place = placeOf(pattern);
    // Nearly all of an item is declared: where nothing of it is left over it need not be looked at.
    if (place.isDeclared && !unplaced.some((part) => part.startsWith(path) || path.startsWith(part))) return;
    if (!isEmpty(value) && typeof value === "object" && value !== null) {
      visitParts(value, { path, pattern }, visit);
      return;
    }
    if (place.isDeclared) {
      const isLeft = value !== null && value !== "" && unplaced.some((part) => isWithin(path, part));
      if (isLeft) facts.push({ path, value: wordsOf(value) });
      return;
    }
    if (place.holdsDeclared && isEmpty(value)) return;
    const text = wordsOf(value);
    facts.push({ path, value: text });
    if (!place.isDocumented) notes.push({ code: "field-undocumented", path, raw: text });
  }

  visit(item, "", "");
  return { facts, notes };
}

/** Calls for each part of a container, with its path with positions (`disks[0].size`) and without (`disks[].size`). */
function visitParts(
  container: Json[] | { [key: string]: Json },
  { path, pattern }: { path: string; pattern: string },
  visit: (part: Json, path: string, pattern: string) => void,
): void {
  if (Array.isArray(container)) {
    for (const [index, part] of container.entries()) visit(part, `${path}[${index}]`, `${pattern}[]`);
    return;
  }
  for (const key of Object.keys(container)) {
    const part = container[key] ?? null;
    visit(part, path ? `${path}.${key}` : key, pattern ? `${pattern}.${key}` : key);
  }
}

/** Whether a path is another one or lies below it. */
function isWithin(path: string, other: string): boolean {
  return path.startsWith(other) && (path.length === other.length || /[.[]/.test(path[other.length] ?? ""));
}

/** What a table says of a path: a declared path covers itself and everything below it. */
type Place = {
  isDeclared: boolean;
  /** A container that holds declared fields: alone it says only that there are none, or that its type is wrong. */
  holdsDeclared: boolean;
  /** Also where it holds declared or documented fields. */
  isDocumented: boolean;
};

/** Paths of all items of a listing are nearly the same, and of each the table is asked once. */
const MOST_PLACES = 2_000;
const places = new WeakMap<Provenance, (pattern: string) => Place>();

function placesIn(provenance: Provenance): (pattern: string) => Place {
  const before = places.get(provenance);
  if (before) return before;
  const declared = [...new Set(Object.values(provenance.fields).flatMap(({ from }) => from))];
  const { documented } = provenance;
  const known = new Map<string, Place>();
  const placeOf = (pattern: string): Place => {
    const found = known.get(pattern);
    if (found) return found;
    const isWithinOne = (paths: readonly string[]) => paths.some((path) => isWithin(pattern, path));
    const holdsOne = (paths: readonly string[]) =>
      paths.some((path) => path.startsWith(`${pattern}.`) || path.startsWith(`${pattern}[]`));
    const holdsDeclared = holdsOne(declared);
    const place = {
      isDeclared: isWithinOne(declared),
      holdsDeclared,
      isDocumented: holdsDeclared || isWithinOne(documented) || holdsOne(documented),
    };
    // A cloud that names each field anew must not fill the memory.
    if (known.size < MOST_PLACES) known.set(pattern, place);
    return place;
  };
  places.set(provenance, placeOf);
  return placeOf;
}

function wordsOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isEmpty(value: Json): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

/** A note for a word that the cloud sent and we do not know. Nothing sent is nothing to note. */
export function noteUnknown(notes: Note[], path: string, mapped: Mapped<string> | "not-reported"): void {
  if (mapped === "not-reported" || mapped.value !== "unknown" || mapped.raw === null || mapped.raw === "")
    return;
  notes.push({ code: "word-unknown", path, raw: mapped.raw });
}

/** Notes what happened to a time: its zone was assumed, or its text is no time at all. */
export function noteTime(
  notes: Note[],
  path: string,
  raw: string | null | undefined,
  time: CloudTime | null,
): void {
  if (time?.zone === "assumed") notes.push({ code: "zone-assumed", path, raw: time.raw });
  if (time === null && textOrNull(raw) !== null)
    notes.push({ code: "field-invalid", path, raw: raw ?? null });
}

/** Parts of an image of which nothing was told, for normalizers whose cloud tells some of them. */
export const UNTOLD = {
  os: { family: "not-reported", text: null, distribution: null, release: null, language: null },
  sharing: {
    audience: "not-reported",
    used: null,
    limit: null,
    limitBasis: "none-published",
    targets: "not-asked",
  },
} as const satisfies Partial<Image>;

type Certain = "ref" | "cloud" | "dialect" | "operation" | "ownership";

/**
 * An image of which only this was told. Written out and not spread over a blank one: objects of so many keys that are put
 * together key by key are slow ones in V8, to make, to read and to write as JSON, and a listing brings thousands.
 */
export function imageOf(told: Pick<Image, Certain> & Partial<Image>): Image {
  return {
    filledFrom: told.filledFrom ?? null,
    name: told.name ?? null,
    description: told.description ?? null,
    owner: told.owner ?? null,
    placement: told.placement ?? null,
    status: told.status ?? "not-reported",
    progressPercent: told.progressPercent ?? null,
    os: told.os ?? UNTOLD.os,
    architecture: told.architecture ?? "not-reported",
    rootDevice: told.rootDevice ?? "not-reported",
    systemDiskGiB: told.systemDiskGiB ?? null,
    minDiskGiB: told.minDiskGiB ?? null,
    imageSizeGiB: told.imageSizeGiB ?? null,
    fileSize: told.fileSize ?? null,
    disks: told.disks ?? "not-reported",
    sharing: told.sharing ?? UNTOLD.sharing,
    snapshotId: told.snapshotId ?? null,
    sourceInstanceId: told.sourceInstanceId ?? null,
    createdAt: told.createdAt ?? null,
    tags: told.tags ?? [],
    facts: told.facts ?? [],
    notes: told.notes ?? [],
    ref: told.ref,
    cloud: told.cloud,
    dialect: told.dialect,
    operation: told.operation,
    ownership: told.ownership,
  };
}

/** The text of one item of a list answer, exactly as it was sent. */
export type TextOf = LosslessJson["textOf"];
