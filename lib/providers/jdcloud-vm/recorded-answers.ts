import { readdirSync, readFileSync } from "node:fs";
import type { HttpAnswer } from "../http";
import { type Json, JsonError, readJson } from "../lossless-json";

/** For tests: one answer of `fixtures/response-….json`. */
export type Sample = {
  name: string;
  operation: string;
  response: { status: number; headers: Record<string, string>; body?: Json; bodyText?: string };
};

const FOLDER = new URL("./fixtures/", import.meta.url);

export const samples: Sample[] = readdirSync(FOLDER)
  .filter((file) => file.startsWith("response-"))
  .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Sample);

export function sample(name: string): Sample {
  const found = samples.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found;
}

/** The `result` of a recorded success. */
export function resultOf(name: string): { [key: string]: Json } {
  return (sample(name).response.body as { result: { [key: string]: Json } }).result;
}

/** A sample as a cloud would send it: its body is text. */
export function recorded(name: string) {
  const { status, headers, body, bodyText } = sample(name).response;
  return { status, headers, body: bodyText ?? JSON.stringify(body) };
}

/** A success with another result, e.g. one page out of two recorded ones. */
export function succeeding(result: { [key: string]: Json }) {
  return { status: 200, body: JSON.stringify({ requestId: "r-composed", result }) };
}

/** An answer as a client's classifier meets it. */
export function answered(answer: {
  status: number;
  headers?: Record<string, string>;
  body: string;
}): HttpAnswer {
  const { status, headers, body } = answer;
  return {
    status,
    headers: new Headers(headers),
    text: body,
    json: jsonOf(body),
    receivedAt: "2024-03-05T06:07:08.000Z",
  };
}

function jsonOf(body: string) {
  try {
    return readJson(body);
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
}
