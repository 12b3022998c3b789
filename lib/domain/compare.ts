import { type Cell, missing } from "./cell";
import { attributeRows, diskSlots } from "./compare-disks";
import { FIELD_GROUPS, type FieldId, fieldCell, type ImageField, isMarked } from "./compare-fields";
import type { ImageRef } from "./image";
import type { ImageDetail } from "./image-detail";
import type { Lifecycle } from "./lifecycle";

/** Images side by side at the least and at the most. */
export const FEWEST_COMPARED = 2;
export const MOST_COMPARED = 6;

/** What of a stored image is compared. */
export type ComparedImage = Pick<
  ImageDetail,
  "image" | "connectionName" | "evidence" | "firstSeenAt" | "readAt" | "goneAt"
> & {
  lifecycle: Lifecycle;
  /** Whether its source is stale or failing, or read no more: what is shown may be out of date. */
  old: boolean;
};

/** What one line compares: a field of ours, an attribute of a disk, a tag, or a field of the cloud in its own words. */
export type LineLabel =
  | { kind: "field"; field: FieldId }
  | { kind: "tag"; key: string }
  | { kind: "fact"; path: string };

/** One line; `cells` and `marks` are in the order of the images. */
export type CompareLine = {
  label: LineLabel;
  cells: Cell[];
  /** Where the value differs from the baseline's. */
  marks: boolean[];
};

export type GroupTitle =
  | { kind: "identity" | "system" | "disks" | "state" | "sharing" | "tags" | "facts" }
  /** One disk of each image, matched by role and order. */
  | { kind: "disk"; role: "system" | "data" | "unknown"; number: number; ofMany: boolean };

export type CompareGroup = { title: GroupTitle; lines: CompareLine[] };

export type Comparison = {
  groups: CompareGroup[];
  /** Lines in all groups, and those that have a mark. */
  lines: number;
  differing: number;
};

/**
 * Puts images side by side. The first is the baseline; where it has no value, the first one that has. What is not
 * known is never a difference, and neither are place and id, which always differ. Lines without any value are left
 * out. Pure: the same images in the same order give the same comparison.
 */
export function compareImages(images: readonly ComparedImage[]): Comparison {
  const groups = [
    ...FIELD_GROUPS.flatMap(({ title, fields }) => {
      const group = fieldGroup(title, fields, images);
      return title === "disks" ? [group, ...diskGroups(images)] : [group];
    }),
    tagGroup(images),
    factGroup(images),
  ].filter(({ lines }) => lines.length > 0);
  const lines = groups.flatMap((group) => group.lines);
  return { groups, lines: lines.length, differing: lines.filter(differs).length };
}

/** Whether a line has a mark. */
export function differs({ marks }: Pick<CompareLine, "marks">): boolean {
  return marks.includes(true);
}

/** The lines that differ, in the groups that have any. */
export function onlyDifferences({ groups, ...numbers }: Comparison): Comparison {
  const left = groups.map(({ title, lines }) => ({ title, lines: lines.filter(differs) }));
  return { ...numbers, groups: left.filter(({ lines }) => lines.length > 0) };
}

/** Whether two values are known to differ. A time whose zone was assumed may be off by most of a day. */
export function cellsDiffer(a: Cell, b: Cell): boolean {
  if (a.kind === "time" && b.kind === "time") {
    if (a.time.zone === "assumed" && b.time.zone === "assumed") return a.time.raw !== b.time.raw;
    const apartMs = Math.abs(Date.parse(a.time.iso) - Date.parse(b.time.iso));
    return a.time.zone === b.time.zone ? apartMs > 0 : apartMs > DAY_MS;
  }
  if (a.kind === "number" && b.kind === "number" && a.atLeast !== b.atLeast) {
    const [minimum, exact] = a.atLeast ? [a, b] : [b, a];
    return exact.value < minimum.value;
  }
  const [one, other] = [knownValue(a), knownValue(b)];
  return one !== null && other !== null && one !== other;
}

const DAY_MS = 86_400_000;

/** A text that is equal where values are; null where there is no value that could be compared. */
export function knownValue(cell: Cell): string | null {
  switch (cell.kind) {
    case "text":
      return `text ${cell.text}`;
    case "number":
      return `number ${cell.value}`;
    case "word":
      return `word ${cell.group} ${cell.word}`;
    case "words":
      return `words ${cell.words.map(({ group, word }) => `${group} ${word}`).sort()}`;
    case "system":
      return `system ${cell.distribution} ${cell.release ?? ""}`;
    case "support": {
      const { state, endsOn } = cell.lifecycle;
      return state === "unknown" ? null : `support ${state} ${endsOn ?? ""}`;
    }
    case "date":
      return `date ${cell.date}`;
    case "time":
      return `time ${cell.time.iso}`;
    case "moment":
      return `moment ${cell.at}`;
    case "none":
      return "none";
    case "unknown":
    case "missing":
      return null;
  }
}

function line(label: LineLabel, cells: Cell[], marked = true): CompareLine {
  const reference = cells.findIndex((cell) => knownValue(cell) !== null);
  const baseline = cells[reference];
  const marks = cells.map(
    (cell, at) => marked && !!baseline && at > reference && cellsDiffer(baseline, cell),
  );
  return { label, cells, marks };
}

/** Whether anything at all is told: a line of gaps teaches nothing. */
function tells({ cells }: CompareLine): boolean {
  return cells.some(({ kind }) => kind !== "missing");
}

function fieldGroup(
  kind: (typeof FIELD_GROUPS)[number]["title"],
  fields: readonly ImageField[],
  images: readonly ComparedImage[],
): CompareGroup {
  const lines = fields.map((field) =>
    line(
      { kind: "field", field },
      images.map((image) => fieldCell(field, image)),
      isMarked(field),
    ),
  );
  return { title: { kind }, lines: lines.filter(tells) };
}

function diskGroups(images: readonly ComparedImage[]): CompareGroup[] {
  return diskSlots(images.map(({ image }) => image.disks)).map(({ title, disks }) => ({
    title,
    lines: attributeRows(disks)
      .map(({ field, cells }) => line({ kind: "field", field }, cells))
      .filter(tells),
  }));
}

function tagGroup(images: readonly ComparedImage[]): CompareGroup {
  const keys = new Set(images.flatMap(({ image }) => image.tags.map(({ key }) => key)));
  const lines = [...keys].sort().map((key) =>
    line(
      { kind: "tag", key },
      images.map(({ image, evidence }): Cell => {
        const tag = image.tags.find((other) => other.key === key);
        if (tag) return { kind: "text", text: tag.value ?? "" };
        const asked = image.tags.length > 0 || Object.hasOwn(evidence, "tags");
        return asked ? { kind: "none", of: "tag" } : missing("not-reported");
      }),
    ),
  );
  return { title: { kind: "tags" }, lines };
}

function factGroup(images: readonly ComparedImage[]): CompareGroup {
  const paths = new Set(images.flatMap(({ image }) => image.facts.map(({ path }) => path)));
  const lines = [...paths].sort().map((path) =>
    line(
      { kind: "fact", path },
      images.map(({ image }): Cell => {
        const fact = image.facts.find((other) => other.path === path);
        if (!fact) return missing("not-reported");
        return fact.value === "" ? missing("no-value") : { kind: "text", text: fact.value, mono: true };
      }),
    ),
  );
  return { title: { kind: "facts" }, lines };
}

/** The refs with one of them as the baseline. */
export function withBaseline(refs: readonly ImageRef[], at: number): ImageRef[] {
  const baseline = refs[at];
  return baseline ? [baseline, ...refs.filter((_, other) => other !== at)] : [...refs];
}
