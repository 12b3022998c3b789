import type { CloudId } from "./cloud";
import type { Architecture, NoteCode, OsFamily, Ownership, Status } from "./image";
import type { Lifecycle } from "./lifecycle";
import type { Mapped, NotReported } from "./mapped";
import type { Audience, LimitBasis } from "./sharing";
import type { CloudTime } from "./time";

/** Why there is no value. */
export type Gap =
  | "not-reported"
  | "not-applicable"
  | "owner-only"
  | "not-asked"
  | "not-permitted"
  | "no-value"
  | "none-published";

/** A word of ours, which each language has its own for. */
export type Word =
  | { group: "cloud"; word: CloudId }
  | { group: "ownership"; word: Ownership }
  | { group: "status"; word: Status }
  | { group: "family"; word: OsFamily }
  | { group: "architecture"; word: Architecture }
  | { group: "audience"; word: Audience }
  | { group: "storage"; word: "local" | "cloud" }
  | { group: "encryption"; word: "all" | "some" | "none" }
  | { group: "lifetime"; word: "with-instance" | "kept" }
  | { group: "limit"; word: Exclude<LimitBasis, "none-published"> }
  | { group: "note"; word: NoteCode };

/**
 * One value of an image as tables show it, whichever they are: a page, a spreadsheet, JSON. What is not known says
 * which kind of unknown it is, and a word of a cloud that we do not know stays the cloud's.
 */
export type Cell =
  /** `mono`: an id, or a cloud's own word. */
  | { kind: "text"; text: string; mono?: true }
  /** `atLeast`: the cloud states only a minimum. */
  | { kind: "number"; value: number; unit?: "GiB" | "percent"; atLeast?: true }
  | ({ kind: "word"; raw: string | null } & Word)
  | { kind: "words"; words: Word[] }
  | { kind: "unknown"; raw: string | null }
  /** A system by its slug, e.g. `ubuntu` and `22.04`. */
  | { kind: "system"; distribution: string; release: string | null }
  /** The support of the system's release; its state may be `unknown`. */
  | { kind: "support"; lifecycle: Pick<Lifecycle, "state" | "endsOn"> }
  /** An ISO date. */
  | { kind: "date"; date: string }
  | { kind: "time"; time: CloudTime }
  /** A moment of our own clock, ISO 8601 UTC. */
  | { kind: "moment"; at: string }
  /** The cloud said that there is none. */
  | { kind: "none"; of: "tags" | "tag" | "disks" | "disk" | "notes" | "shares" }
  | { kind: "missing"; why: Gap };

export const missing = (why: Gap): Cell => ({ kind: "missing", why });

/** A text, or why there is none. */
export function textCell(
  text: string | null,
  { mono, gap = "no-value" }: { mono?: true; gap?: Gap } = {},
): Cell {
  if (text === null || text === "") return missing(gap);
  return mono ? { kind: "text", text, mono } : { kind: "text", text };
}

/** A size, or why there is none. */
export function sizeCell(sizeGiB: number | null, gap: Gap = "no-value"): Cell {
  return sizeGiB === null ? missing(gap) : { kind: "number", value: sizeGiB, unit: "GiB" };
}

/** A mapped word; `toWord` names its group. */
export function wordCell<T extends string>(
  mapped: Mapped<T> | NotReported,
  toWord: (value: T) => Word,
): Cell {
  if (mapped === "not-reported") return missing("not-reported");
  const { value, raw } = mapped;
  // The comparison narrows `value`, which TypeScript does not see through the type parameter.
  return value === "unknown" ? { kind: "unknown", raw } : { kind: "word", raw, ...toWord(value as T) };
}
