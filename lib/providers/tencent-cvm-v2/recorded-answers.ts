import { readFileSync } from "node:fs";
import { z } from "zod";
import type { RecordedAnswer } from "../contract";
import { type Json, readJson } from "../lossless-json";

const sample = z.object({
  name: z.string(),
  action: z.string(),
  version: z.string().nullable(),
  status: z.number(),
  body: z.json(),
});
export type Sample = z.output<typeof sample>;

const file = readFileSync(new URL("./fixtures/responses-v2.json", import.meta.url), "utf8");

/** For tests: the answers that the vendor's documents print, and some made from its schema. */
export const SAMPLES: Sample[] = z.object({ samples: z.array(sample) }).parse(JSON.parse(file)).samples;

export function sampleOf(name: string): Sample {
  const found = SAMPLES.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no recorded answer is called ${name}`);
  return found;
}

export function recorded(name: string): RecordedAnswer {
  const { status, body } = sampleOf(name);
  return { status, body: JSON.stringify(body) };
}

/** The images of a recorded list, as they arrive. */
export function imagesOf(name: string): Json[] {
  const { imageSet } = z.object({ imageSet: z.array(z.json()) }).parse(sampleOf(name).body);
  return imageSet.map((image) => readJson(JSON.stringify(image)).value);
}

/** A success with these fields. */
export function succeeding(fields: { [key: string]: Json }): RecordedAnswer {
  return { status: 200, body: JSON.stringify({ code: 0, message: "", codeDesc: "Success", ...fields }) };
}
