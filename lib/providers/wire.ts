import { z } from "zod";
import type { Note } from "../domain/image";
import type { Json } from "./lossless-json";

/** Leaf types of wire schemas. All are nullish: clouds leave out, null and empty at will. */
export const wireText = z.string().nullish();
export const wireBoolean = z.boolean().nullish();

/** A whole number, also as decimal text: several clouds send sizes and counters so. Empty text is no number. */
export const wireInteger = z
  .union([z.number().int(), z.string().regex(/^(?:-?\d{1,15})?$/)])
  .nullish()
  .transform((value) => (value === "" || value == null ? null : Number(value)));

/** Text, also where a cloud sends a number: account ids, codes. */
export const wireTextOrNumber = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value == null ? null : String(value)));

/** The answer does not have the shape that its document promises, beyond what leniency covers. */
export class ShapeError extends Error {
  override name = "ShapeError";
}

/** Each round mends every leaf that zod names; a second round is for what the first uncovered. */
const MAX_ROUNDS = 10;

/**
 * Reads one wire object leniently: a leaf of the wrong type is dropped, noted with its raw text, and costs nothing
 * else. Throws `ShapeError` when what remains still does not fit, e.g. a required id is missing.
 */
export function readWire<S extends z.ZodType>(schema: S, value: Json): { data: z.output<S>; notes: Note[] } {
  let candidate: Json = value;
  const notes: Note[] = [];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const parsed = schema.safeParse(candidate);
    if (parsed.success) return { data: parsed.data, notes };
    const paths = parsed.error.issues.map((issue) => issue.path.filter(isStep));
    const found = paths.map((path) => (path.length === 0 ? null : lookUp(candidate, path)));
    // What is missing, or is null already, cannot be mended by leaving it out.
    if (found.some((part) => part == null)) break;
    for (const [index, path] of paths.entries()) {
      const part = found[index] ?? null;
      candidate = without(candidate, path);
      notes.push({
        code: "field-invalid",
        path: pathText(path),
        raw: typeof part === "string" ? part : JSON.stringify(part),
      });
    }
  }
  throw new ShapeError("the answer does not have its documented shape");
}

type Step = string | number;

function isStep(step: PropertyKey): step is Step {
  return typeof step !== "symbol";
}

function lookUp(value: Json, path: Step[]): Json | undefined {
  let part: Json | undefined = value;
  for (const step of path) {
    if (typeof part !== "object" || part === null) return undefined;
    part = Array.isArray(part) ? part[Number(step)] : Object.hasOwn(part, step) ? part[step] : undefined;
  }
  return part;
}

/** A copy in which the leaf at `path` is null; everything else is shared with the original. */
function without(value: Json, [step, ...rest]: Step[]): Json {
  if (step === undefined) return null;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === Number(step) ? without(item, rest) : item));
  }
  if (typeof value !== "object" || value === null) return value;
  return { ...value, [step]: without(value[step] ?? null, rest) };
}

function pathText(path: Step[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text ? `${text}.${step}` : step),
    "",
  );
}
