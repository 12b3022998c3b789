import { readFileSync } from "node:fs";
import { z } from "zod";
import type { RecordedAnswer } from "../contract";
import { type Json, readJson } from "../lossless-json";

const sample = z.object({
  id: z.string(),
  service: z.string(),
  operation: z.string(),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.json().optional(),
    bodyText: z.string().optional(),
  }),
});
export type Sample = z.output<typeof sample>;

function samplesIn(name: string): Sample[] {
  const text = readFileSync(new URL(`./fixtures/${name}`, import.meta.url), "utf8");
  return z.object({ samples: z.array(sample) }).parse(JSON.parse(text)).samples;
}

/** For tests: the answers that the vendor's documents print, and some made from its schema. */
export const SAMPLES: Sample[] = samplesIn("responses-ens.json");
export const ERRORS: Sample[] = samplesIn("responses-errors.json");

export function sampleOf(id: string): Sample {
  const found = [...SAMPLES, ...ERRORS].find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no recorded answer is called ${id}`);
  return found;
}

export function recorded(id: string): RecordedAnswer {
  const { status, headers, body, bodyText } = sampleOf(id).response;
  return { status, headers, body: bodyText ?? JSON.stringify(body) };
}

/** The images of a recorded list, as they arrive. */
export function imagesOf(id: string): Json[] {
  const { Images } = z
    .object({ Images: z.object({ Image: z.array(z.json()) }) })
    .parse(sampleOf(id).response.body);
  return Images.Image.map((image) => readJson(JSON.stringify(image)).value);
}

/** A success with these fields, in the envelope of ENS. */
export function succeeding(fields: { [key: string]: Json }): RecordedAnswer {
  const body = { Code: 0, RequestId: "0D2D9B14-3B1E-5C31-8F0A-0B8B9D1B7AFF", ...fields };
  return {
    status: 200,
    headers: { "content-type": "application/json;charset=utf-8" },
    body: JSON.stringify(body),
  };
}

/** A list of these images as one page of all. */
export function listing(images: Json[], page = 1, total = images.length): RecordedAnswer {
  return succeeding({ Images: { Image: images }, PageNumber: page, PageSize: 50, TotalCount: total });
}
