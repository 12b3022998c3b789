import { type Disk, inDeviceOrder } from "./disk";
import type { Image, ImageRef } from "./image";

/**
 * What can happen to an image: it `appeared` in a listing that was read completely before, `changed`, is `gone` after
 * two complete reads without it, or `came-back`; `dropped` says that an admin removed its region or its account, which
 * is nothing that happened at the cloud.
 */
export const CHANGE_KINDS = ["appeared", "changed", "gone", "came-back", "dropped"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What a changed field is about; `facts` are the cloud's own fields that we have no name for. */
export const CHANGE_TOPICS = [
  "name",
  "description",
  "owner",
  "place",
  "ownership",
  "status",
  "system",
  "architecture",
  "size",
  "origin",
  "created",
  "sharing",
  "disks",
  "tags",
  "facts",
] as const;
export type ChangeTopic = (typeof CHANGE_TOPICS)[number];

/** A value as the image holds it: plain JSON. */
export type ChangeValue = string | number | boolean | null | ChangeValue[] | { [key: string]: ChangeValue };

/**
 * One field before and after. `field` is the path in the image: `status`, `os.release`, `disks.vdb.sizeGiB`,
 * `sharing.used`, `tags.env`, `facts.<the cloud's own path>`. Null stands for a disk or tag that was not there.
 */
export type FieldChange = { field: string; from: ChangeValue; to: ChangeValue };

/** A page of an image's history, newest first, and whether there is more behind it. */
export type History = { changes: Change[]; more: boolean };

/** One thing that happened to one image. */
export type Change = {
  id: number;
  ref: ImageRef;
  kind: ChangeKind;
  /** When we noticed, ISO 8601 UTC; it happened after the read before. */
  at: string;
  /** What is different; empty where nothing is, or where there is no picture to compare with. */
  fields: FieldChange[];
};

/**
 * What is different between two pictures that the same operation told of one image. A field that one of them does not
 * report is no difference, and neither are the words of two operations for the same thing: we learned something, and
 * nothing happened.
 */
export function changesBetween(before: Image, after: Image): FieldChange[] {
  if (before.operation !== after.operation || before.dialect !== after.dialect) return [];
  return [
    ...ownChanges(before, after),
    ...factChanges(before.facts, after.facts),
    ...diskChanges(before.disks, after.disks),
    ...tagChanges(before.tags, after.tags),
  ];
}

/** Those of the changes that another picture of the image, a later one than `before` was, did not tell already. */
export function withoutKnown(changes: readonly FieldChange[], other: Image): FieldChange[] {
  const known = fieldsOf(other);
  const disks = other.disks === "not-reported" ? null : byName(other.disks);
  return changes.filter(({ field, to }) => {
    const [kind, name = "", key] = splitField(field);
    if (kind === "disks") {
      const disk = disks?.get(name);
      const value =
        key === undefined ? disk && told(disk) : disk && Object.entries(disk).find(([k]) => k === key)?.[1];
      return disks === null || !same(value ?? null, to);
    }
    if (kind === "tags") return !same(other.tags.find((tag) => tag.key === name)?.value ?? null, to);
    return !known.has(field) || !same(known.get(field), to);
  });
}

/** What some changed fields are about, each topic once and in one order, so that equal sets are equal texts. */
export function topicsOf(fields: readonly FieldChange[]): ChangeTopic[] {
  const found = new Set(fields.map(({ field }) => topicOf(field)));
  return CHANGE_TOPICS.filter((topic) => found.has(topic));
}

function topicOf(field: string): ChangeTopic {
  const [first = ""] = field.split(".", 1);
  return CHANGE_TOPICS.find((topic) => topic === first) ?? TOPIC_OF[first] ?? "facts";
}

const TOPIC_OF: Record<string, ChangeTopic> = {
  os: "system",
  placement: "place",
  rootDevice: "disks",
  systemDiskGiB: "size",
  minDiskGiB: "size",
  imageSizeGiB: "size",
  fileSize: "size",
  snapshotId: "origin",
  sourceInstanceId: "origin",
  createdAt: "created",
};

/** `disks.vdb.sizeGiB` in its parts; the names of tags and disks may hold dots, our own keys do not. */
function splitField(field: string): [kind: string, name?: string, key?: string] {
  const [kind = ""] = field.split(".", 1);
  if (kind === "tags") return [kind, field.slice(5)];
  if (kind !== "disks") return [field];
  const key = DISK_FIELDS.find((known) => field.endsWith(`.${known}`));
  return [kind, field.slice(6, key ? -key.length - 1 : undefined), key];
}

/**
 * The fields of our own that an image may report, by path; progress is left out, because it is on its way by nature.
 * Counters that are not there were not asked for, or not told.
 */
const FIELDS: readonly [field: string, read: (image: Image) => ChangeValue][] = [
  ["name", ({ name }) => name],
  ["description", ({ description }) => description],
  ["owner", ({ owner }) => owner],
  ["placement", ({ placement }) => placement],
  ["ownership", ({ ownership }) => ownership],
  ["status", ({ status }) => status],
  ["os.family", ({ os }) => os.family],
  ["os.text", ({ os }) => os.text],
  ["os.distribution", ({ os }) => os.distribution],
  ["os.release", ({ os }) => os.release],
  ["os.language", ({ os }) => os.language],
  ["architecture", ({ architecture }) => architecture],
  ["rootDevice", ({ rootDevice }) => rootDevice],
  ["systemDiskGiB", ({ systemDiskGiB }) => systemDiskGiB],
  ["minDiskGiB", ({ minDiskGiB }) => minDiskGiB],
  ["imageSizeGiB", ({ imageSizeGiB }) => imageSizeGiB],
  ["fileSize", ({ fileSize }) => fileSize],
  ["snapshotId", ({ snapshotId }) => snapshotId],
  ["sourceInstanceId", ({ sourceInstanceId }) => sourceInstanceId],
  ["createdAt", ({ createdAt }) => createdAt?.iso ?? null],
  ["sharing.audience", ({ sharing }) => sharing.audience],
  ["sharing.used", ({ sharing }) => sharing.used ?? "not-reported"],
  ["sharing.limit", ({ sharing }) => sharing.limit ?? "not-reported"],
  ["sharing.targets", ({ sharing: { targets } }) => accountsOf(targets)],
];

function accountsOf(targets: Image["sharing"]["targets"]): ChangeValue {
  return Array.isArray(targets) ? targets.map(({ account }) => account).sort() : "not-reported";
}

function ownChanges(before: Image, after: Image): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [field, read] of FIELDS) {
    const [from, to] = [read(before), read(after)];
    if (from !== "not-reported" && to !== "not-reported" && !same(from, to))
      changes.push({ field, from, to });
  }
  return changes;
}

function factChanges(before: Image["facts"], after: Image["facts"]): FieldChange[] {
  if (same(before, after)) return [];
  const [earlier, later] = [valuesOf(before), valuesOf(after)];
  return [...later].flatMap(([path, to]) => {
    const from = earlier.get(path);
    return from === undefined || same(from, to) ? [] : [{ field: `facts.${path}`, from, to }];
  });
}

function valuesOf(facts: Image["facts"]): Map<string, ChangeValue> {
  return new Map(facts.map(({ path, value }) => [path, value]));
}

/** What an image reports, by path, but for disks and tags. */
function fieldsOf(image: Image): Map<string, ChangeValue> {
  const own = FIELDS.map(([field, read]): [string, ChangeValue] => [field, read(image)]);
  const facts = image.facts.map(({ path, value }): [string, ChangeValue] => [`facts.${path}`, value]);
  return new Map([...own.filter(([, value]) => value !== "not-reported"), ...facts]);
}

const DISK_FIELDS = [
  "role",
  "category",
  "type",
  "sizeGiB",
  "minSizeGiB",
  "format",
  "snapshotId",
  "encrypted",
  "deleteWithInstance",
  "iops",
  "throughput",
] as const satisfies readonly (keyof Disk)[];

function diskChanges(before: Image["disks"], after: Image["disks"]): FieldChange[] {
  if (before === "not-reported" || after === "not-reported" || same(before, after)) return [];
  const earlier = byName(before);
  const later = byName(after);
  return names(earlier, later).flatMap((name): FieldChange[] => {
    const from = earlier.get(name);
    const to = later.get(name);
    const field = `disks.${name}`;
    if (!from || !to) {
      return [{ field, from: from ? told(from) : null, to: to ? told(to) : null }];
    }
    return DISK_FIELDS.flatMap((key) => {
      const [was, is] = [from[key], to[key]];
      if (was === "not-reported" || is === "not-reported" || same(was, is)) return [];
      return [{ field: `${field}.${key}`, from: was, to: is }];
    });
  });
}

/** Disks by device; those without one by their role and place in the order. */
function byName(disks: readonly Disk[]): Map<string, Disk> {
  return new Map(
    inDeviceOrder(disks).map((disk, position) => [disk.device ?? `${disk.role.value}-${position + 1}`, disk]),
  );
}

/** A disk in what its cloud said of it. */
function told(disk: Disk): ChangeValue {
  return Object.fromEntries(
    DISK_FIELDS.flatMap((key) => {
      const value = disk[key];
      return value === null || value === "not-reported" ? [] : [[key, value]];
    }),
  );
}

function tagChanges(before: Image["tags"], after: Image["tags"]): FieldChange[] {
  if (same(before, after)) return [];
  const earlier = new Map(before.map(({ key, value }) => [key, value ?? ""]));
  const later = new Map(after.map(({ key, value }) => [key, value ?? ""]));
  return names(earlier, later).flatMap((key) => {
    const [from, to] = [earlier.get(key) ?? null, later.get(key) ?? null];
    return from === to ? [] : [{ field: `tags.${key}`, from, to }];
  });
}

function names(...maps: Map<string, unknown>[]): string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))];
}

/** Whether two values are the same JSON, in whatever order their keys stand. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((value, at) => same(value, b[at]));
  }
  if (Array.isArray(b)) return false;
  return hasAllOf(a, b) && hasAllOf(b, a);
}

/** A key without a value is none, as in the text of JSON. */
function hasAllOf(a: object, b: object): boolean {
  for (const key in b) {
    if (!same(a[key as keyof typeof a], b[key as keyof typeof b])) return false;
  }
  return true;
}
