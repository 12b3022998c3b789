import { Refused, refusals } from "./answers";

/**
 * Reads the query of a verified request. Unknown and repeated names are refused: the documents are
 * silent about them, and a silent emulator would hide a client's typing error.
 */
export function readQuery(target: string, allowed: readonly string[]): Map<string, string> {
  const [, ...rest] = target.split("?");
  const query = new Map<string, string>();
  for (const part of rest
    .join("?")
    .split("&")
    .filter((text) => text !== "")) {
    const [name = "", ...value] = part.split("=");
    const key = decodeURIComponent(name);
    if (key.toLowerCase() === "authorization") continue;
    if (!allowed.includes(key) || query.has(key)) throw new Refused(refusals.badRequest);
    query.set(key, decodeURIComponent(value.join("=")));
  }
  return query;
}

/** Sizes above the greatest one are cut, not refused. */
export function readPageSize(text: string | undefined, size: { usual: number; most: number }): number {
  if (text === undefined) return size.usual;
  if (!/^\d+$/.test(text) || Number(text) < 1) throw new Refused(refusals.badRequest);
  return Math.min(Number(text), size.most);
}

export function readBody(body: Buffer): Record<string, unknown> {
  const value = parse(body.toString("utf8"));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refused(refusals.inappropriateJson);
  }
  return { ...value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(refusals.malformedJson);
  }
}
