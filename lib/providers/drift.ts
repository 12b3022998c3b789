import fc from "fast-check";
import type { Image } from "../domain/image";
import { type Json, readJson } from "./lossless-json";

/** For tests: how many drifted documents of a dialect are read; the soak says how many, and with which seed. */
export function driftRuns(): { numRuns: number; seed?: number } {
  const { NEPHOSCOPE_SOAK_DOCUMENTS: documents, NEPHOSCOPE_SOAK_SEED: seed } = process.env;
  return { numRuns: Number(documents || 500), ...(seed && { seed: Number(seed) }) };
}

/** A drifted document takes a fraction of a millisecond; so many of them, longer than a test usually may. */
export const DRIFT_TIMEOUT_MS = 240_000;

/**
 * For tests: documents as clouds drift away from their manuals. Each field of the sample is kept, renewed, left out,
 * nulled, given another type, or joined by a field that nobody documented; `kept` fields stay. New texts and numbers are
 * unique, so that a lost one can be told.
 */
export function driftedFrom(
  sample: Json,
  kept: readonly string[],
): fc.Arbitrary<{ text: string; item: Json }> {
  return fc.array(fc.nat({ max: 11 }), { minLength: 400, maxLength: 400 }).map((decisions) => {
    let step = 0;
    let count = 100_000;
    const unique = () => {
      count += 1;
      return count;
    };

    function drift(value: Json): Json | undefined {
      const decision = decisions[step % decisions.length] ?? 0;
      step += 1;
      switch (decision) {
        case 0:
          return undefined;
        case 1:
          return null;
        case 2:
          return typeof value === "number" ? `t${unique()}` : unique();
        case 3:
          return { odd: [`t${unique()}`, unique() + 0.5] };
        case 4:
          return `@${unique()}9007199254740993`;
        case 5:
          return typeof value === "boolean" ? `t${unique()}` : !value;
        case 6:
          if (typeof value === "string") return `t${unique()}`;
          return typeof value === "number" ? unique() : inside(value);
        default:
          return inside(value);
      }
    }

    function inside(value: Json): Json {
      if (Array.isArray(value)) return value.map((part) => drift(part) ?? null);
      if (typeof value !== "object" || value === null) return value;
      const parts = Object.entries(value).map(([key, part]) => [
        key,
        kept.includes(key) ? part : drift(part),
      ]);
      if (step % 3 === 0) parts.push([`extra${unique()}`, `t${unique()}`]);
      return Object.fromEntries(parts.filter(([, part]) => part !== undefined)) as Json;
    }

    // JSON.stringify cannot write integers beyond 2^53, so they travel as marked text until here.
    const text = JSON.stringify(inside(sample)).replaceAll(/"@(\d+)"/g, "$1");
    return { text, item: readJson(text).value };
  });
}

/** The paths of all leaves of a document that neither the picture's fields nor its facts nor its notes tell. */
export function lostFrom(image: Image, item: Json): string[] {
  const whole = JSON.stringify(image);
  return leavesOf(item, "").flatMap(({ path, value }) => {
    if (typeof value === "boolean") return [];
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return whole.includes(JSON.stringify(text).slice(1, -1)) ? [] : [path];
  });
}

function leavesOf(value: Json, path: string): { path: string; value: Json }[] {
  if (value === null || value === "") return [];
  if (typeof value !== "object") return [{ path, value }];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, `${path}/${key}`));
}
