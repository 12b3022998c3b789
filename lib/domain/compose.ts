import type { Image } from "./image";
import type { Sharing } from "./sharing";

/** A picture of an image and when it was told, ISO 8601 UTC. */
export type Picture = { image: Image; at: string };

/** Fields that are no picture's to fill. */
const OWN_TO_A_PICTURE = new Set<keyof Image>([
  "ref",
  "cloud",
  "dialect",
  "operation",
  "filledFrom",
  "facts",
  "notes",
  "sharing",
]);

/**
 * The image that is shown, from what a list and a detail call told of it. The newer picture counts; where it does
 * not report a field, the older one fills in, and the result says from which operation.
 */
export function compose(listed: Picture, detailed: Picture | null, asked: Sharing | null): Image {
  const image = detailed === null ? listed.image : overlay(listed, detailed);
  return asked === null ? image : { ...image, sharing: mergeSharing(image.sharing, asked) };
}

function overlay(listed: Picture, detailed: Picture): Image {
  const [newer, older] =
    detailed.at >= listed.at ? [detailed.image, listed.image] : [listed.image, detailed.image];
  // The same operation reports the same fields: what its newer answer lacks is no longer so.
  if (newer.operation === older.operation && newer.dialect === older.dialect) return newer;
  const filled: string[] = [];
  const image = { ...newer };
  for (const key of Object.keys(newer) as (keyof Image)[]) {
    if (OWN_TO_A_PICTURE.has(key) || !isGap(key, newer[key]) || isGap(key, older[key])) continue;
    fill(image, older, key);
    filled.push(key);
  }
  const paths = new Set(newer.facts.map(({ path }) => path));
  return {
    ...image,
    os: fillOs(newer.os, older.os),
    sharing: mergeSharing(newer.sharing, older.sharing),
    facts: [...newer.facts, ...older.facts.filter(({ path }) => !paths.has(path))],
    notes: mergeNotes(newer, older),
    filledFrom: filled.length > 0 ? { operation: older.operation, fields: filled } : newer.filledFrom,
  };
}

function fill<K extends keyof Image>(target: Image, source: Image, key: K): void {
  target[key] = source[key];
}

function isGap(key: keyof Image, value: unknown): boolean {
  // An empty list of disks says that there are none; of tags alone it may also mean that the operation has no such field.
  if (key === "tags") return Array.isArray(value) && value.length === 0;
  return value === null || value === "not-reported";
}

function fillOs(newer: Image["os"], older: Image["os"]): Image["os"] {
  return {
    family: newer.family === "not-reported" ? older.family : newer.family,
    text: newer.text ?? older.text,
    distribution: newer.distribution ?? older.distribution,
    release: newer.release ?? older.release,
    language: newer.language ?? older.language,
  };
}

/** `first` counts where it tells something; counters and their limit go together. */
function mergeSharing(first: Sharing, second: Sharing): Sharing {
  const limited = first.limit !== null ? first : second.limit !== null ? second : first;
  return {
    audience: first.audience === "not-reported" ? second.audience : first.audience,
    used: first.used ?? second.used,
    limit: limited.limit,
    limitBasis: limited.limitBasis,
    targets: first.targets === "not-asked" ? second.targets : first.targets,
  };
}

function mergeNotes(newer: Image, older: Image): Image["notes"] {
  const known = new Set(newer.notes.map(({ code, path }) => `${code} ${path}`));
  return [...newer.notes, ...older.notes.filter(({ code, path }) => !known.has(`${code} ${path}`))];
}
