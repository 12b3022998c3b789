import { readFileSync } from "node:fs";
import { z } from "zod";
import type { RecordedAnswer } from "../contract";
import { type Json, readJson } from "../lossless-json";

const sample = z.object({
  name: z.string(),
  action: z.string(),
  region: z.string().nullish(),
  status: z.number(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.json().optional(),
  rawBody: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type Sample = z.output<typeof sample>;

const file = readFileSync(new URL("./fixtures/responses-api3.json", import.meta.url), "utf8");

/** For tests: the answers that the vendor's documents print, and some made from its schema. */
export const SAMPLES: Sample[] = z.object({ samples: z.array(sample) }).parse(JSON.parse(file)).samples;

export function sampleOf(name: string): Sample {
  const found = SAMPLES.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no recorded answer is called ${name}`);
  return found;
}

export function recorded(name: string): RecordedAnswer {
  const { status, headers, body, rawBody } = sampleOf(name);
  return { status, headers, body: rawBody ?? JSON.stringify(body) };
}

/** The images of a recorded list, as they arrive. */
export function imagesOf(name: string): Json[] {
  const { Response } = z
    .object({ Response: z.object({ ImageSet: z.array(z.json()) }) })
    .parse(sampleOf(name).body);
  return Response.ImageSet.map((image) => readJson(JSON.stringify(image)).value);
}

/** A success with these fields, in the envelope of API 3.0. */
export function succeeding(fields: { [key: string]: Json }): RecordedAnswer {
  const Response = { ...fields, RequestId: "5908394c-5b3f-42e0-a537-8410553890a5" };
  return { status: 200, body: JSON.stringify({ Response }) };
}
