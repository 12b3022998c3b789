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

/** A leaf of an answer: its path with positions (`disks[0].size`) and without (`disks[].size`). */
type Leaf = { path: string; pattern: string; value: Json };

function leavesOf(value: Json, path = "", pattern = ""): Leaf[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`, `${pattern}[]`));
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value);
    if (entries.length > 0) {
      return entries.flatMap(([key, part]) =>
        leavesOf(part, path ? `${path}.${key}` : key, pattern ? `${pattern}.${key}` : key),
      );
    }
  }
  return [{ path, pattern, value }];
}

/** A declared path covers itself and everything below it. */
function covers(declared: ReadonlySet<string>, pattern: string): boolean {
  for (let end = pattern.length; end > 0; end = lastStep(pattern, end)) {
    if (declared.has(pattern.slice(0, end))) return true;
  }
  return false;
}

function lastStep(pattern: string, end: number): number {
  return Math.max(pattern.lastIndexOf(".", end - 1), pattern.lastIndexOf("[", end - 1));
}

/** A container that holds declared fields: alone it says only that there are none, or that its type is wrong. */
function holdsOneOf(paths: ReadonlySet<string>, pattern: string): boolean {
  for (const path of paths) {
    if (path.startsWith(`${pattern}.`) || path.startsWith(`${pattern}[]`)) return true;
  }
  return false;
}

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
  const { declared, documented } = pathsOf(provenance);
  const unplacedPaths = new Set(unplaced);
  const facts: Fact[] = [];
  const notes: Note[] = [];
  for (const { path, pattern, value } of leavesOf(item)) {
    if (covers(declared, pattern)) {
      const isUnplaced = value !== null && value !== "" && covers(unplacedPaths, path);
      if (isUnplaced) facts.push({ path, value: wordsOf(value) });
      continue;
    }
    const holds = holdsOneOf(declared, pattern);
    if (holds && isEmpty(value)) continue;
    const text = wordsOf(value);
    facts.push({ path, value: text });
    if (!holds && !covers(documented, pattern) && !holdsOneOf(documented, pattern)) {
      notes.push({ code: "field-undocumented", path, raw: text });
    }
  }
  return { facts, notes };
}

function wordsOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isEmpty(value: Json): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

const paths = new WeakMap<Provenance, { declared: ReadonlySet<string>; documented: ReadonlySet<string> }>();

function pathsOf(provenance: Provenance) {
  const known = paths.get(provenance) ?? {
    declared: new Set(Object.values(provenance.fields).flatMap(({ from }) => from)),
    documented: new Set(provenance.documented),
  };
  paths.set(provenance, known);
  return known;
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

/** The parts of an image that every dialect starts from, so that a normalizer names only what its cloud tells. */
export const UNTOLD = {
  filledFrom: null,
  name: null,
  description: null,
  owner: null,
  placement: null,
  status: "not-reported",
  progressPercent: null,
  os: { family: "not-reported", text: null, distribution: null, release: null, language: null },
  architecture: "not-reported",
  rootDevice: "not-reported",
  systemDiskGiB: null,
  minDiskGiB: null,
  imageSizeGiB: null,
  fileSize: null,
  disks: "not-reported",
  sharing: {
    audience: "not-reported",
    used: null,
    limit: null,
    limitBasis: "none-published",
    targets: "not-asked",
  },
  snapshotId: null,
  sourceInstanceId: null,
  createdAt: null,
  tags: [],
  facts: [],
  notes: [],
} as const satisfies Partial<Image>;

/** The text of one item of a list answer, exactly as it was sent. */
export type TextOf = LosslessJson["textOf"];
