import type { DialectId } from "./cloud";
import type { Image, NoteCode } from "./image";

/** Notes that say that a document has changed, or was never whole. */
export const DRIFT_KINDS = [
  "word-unknown",
  "field-undocumented",
  "field-invalid",
] as const satisfies readonly NoteCode[];
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** One kind of thing that a cloud sent and we do not know. */
export type DriftKey = {
  dialect: DialectId;
  operation: string;
  kind: DriftKind;
  /** Where in an item, without positions: `disks[].kind`. */
  path: string;
  /** The word that is not known; empty where it is the field that is not, or its type. */
  word: string;
};

/** As the drift watch shows it. Moments are ISO 8601 UTC. */
export type Drift = DriftKey & {
  /** What stood there first, scrubbed and cut. */
  sample: string | null;
  firstSeenAt: string;
  lastSeenAt: string;
  times: number;
  /** Nobody has taken note of it yet. */
  fresh: boolean;
};

const LONGEST_PATH = 200;
const LONGEST_WORD = 80;
const LONGEST_SAMPLE = 120;

/** Kinds and how many of the images had each, with a sample; each image counts once for a kind. */
export function driftIn(images: readonly Image[]): (DriftKey & { sample: string | null; times: number })[] {
  const found = new Map<string, DriftKey & { sample: string | null; times: number }>();
  for (const { dialect, operation, notes } of images) {
    const ofImage = new Set<string>();
    for (const { code, path, raw } of notes) {
      const kind = DRIFT_KINDS.find((known) => known === code);
      if (!kind) continue;
      const word = kind === "word-unknown" ? scrubbed(raw ?? "", LONGEST_WORD) : "";
      const key = { dialect, operation, kind, path: cut(path.replace(/\[\d+\]/g, "[]"), LONGEST_PATH), word };
      const name = JSON.stringify(key);
      if (ofImage.has(name)) continue;
      ofImage.add(name);
      const known = found.get(name);
      if (known) known.times += 1;
      else found.set(name, { ...key, sample: raw === null ? null : scrubbed(raw, LONGEST_SAMPLE), times: 1 });
    }
  }
  return [...found.values()];
}

/**
 * A cloud's text as it may be passed on: without what may be somebody's (addresses, numbers of accounts, anything long
 * enough to be a key), and cut. Words and small numbers, which is what tells a document's change, stay.
 */
export function scrubbed(text: string, longest = LONGEST_SAMPLE): string {
  return cut(
    text
      .replace(/[^\s@"']+@[^\s@"']+/g, "…@…")
      .replace(/([?&][^=\s&]+)=[^&\s"']+/g, "$1=…")
      .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, "…")
      .replace(/\d{6,}/g, "…")
      .replace(/[A-Za-z0-9+/_=-]{24,}/g, (long) => `${long.slice(0, 4)}…`),
    longest,
  );
}

function cut(text: string, longest: number): string {
  const letters = Array.from(text);
  return letters.length > longest ? `${letters.slice(0, longest).join("")}…` : text;
}
