import type { Evidence } from "./answer";

/**
 * What a field rests on: its own entry (`disks.sizeGiB`), or that of what it is part of (`disks`). Null when the
 * operations that told this image have no such field.
 */
export function evidenceFor(evidence: Record<string, Evidence>, field: string): Evidence | null {
  for (let name = field; name !== ""; name = name.slice(0, Math.max(name.lastIndexOf("."), 0))) {
    if (Object.hasOwn(evidence, name)) return evidence[name] ?? null;
  }
  return null;
}

/** Why a value is missing: the cloud has no such field here, or it has one and gave no value. */
export function whyMissing(evidence: Record<string, Evidence>, field: string): "not-reported" | "no-value" {
  return evidenceFor(evidence, field) === null ? "not-reported" : "no-value";
}
