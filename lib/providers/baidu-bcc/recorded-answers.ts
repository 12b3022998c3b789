import type { HttpAnswer } from "../http";
import { type Json, readJson } from "../lossless-json";
import responses from "./fixtures/responses.json";

/** For tests: one answer of `fixtures/responses.json`. */
export type Sample = {
  id: string;
  operation: string;
  response: { status: number; headers: Record<string, string>; body: Json };
};

export const samples = responses.samples as unknown as Sample[];

export function sample(id: string): Sample {
  const found = samples.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no sample ${id}`);
  return found;
}

/** A sample as a cloud would send it: its body is text, its header names are in lower case. */
export function recorded(id: string) {
  const { status, body } = sample(id).response;
  const headers = Object.fromEntries(
    Object.entries(sample(id).response.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return { status, headers, body: JSON.stringify(body) };
}

/** A sample as a client's classifier meets it. */
export function answered(id: string): HttpAnswer {
  const { status, headers, body } = recorded(id);
  const receivedAt = "2026-03-02T08:05:10.000Z";
  return { status, headers: new Headers(headers), text: body, json: readJson(body), receivedAt };
}
