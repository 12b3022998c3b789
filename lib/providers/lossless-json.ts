/** A JSON value as we hold it: integers that a double cannot carry are their exact digits, as text. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type LosslessJson = {
  value: Json;
  /** The exact text of an object or array inside `value`, as the cloud sent it. */
  textOf(part: Json): string;
};

/** The text is not JSON, or nests deeper than any answer of a cloud should. */
export class JsonError extends Error {
  override name = "JsonError";
}

/** Deeper nesting than this is an attack or a defect; the deepest documented answer has ten levels. */
const MAX_DEPTH = 64;

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
// Everything but the quote, the backslash and the control characters, which JSON wants escaped.
const PLAIN_TEXT = /[\u0020\u0021\u0023-\u005b\u005d-\uffff]*/y;

/**
 * Reads JSON without losing a digit. `JSON.parse` rounds integers beyond 2^53 (an Alibaba account id has 18 digits),
 * and Node 20 gives a reviver no access to the source text; so this reads by itself and remembers where each part
 * stood. Of a repeated key the last one counts, as with `JSON.parse`. Throws `JsonError`.
 */
export function readJson(text: string): LosslessJson {
  const places = new WeakMap<object, [start: number, end: number]>();
  let at = 0;

  function fail(): never {
    throw new JsonError(`not JSON at character ${at}`);
  }

  function skipSpace() {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 10 || code === 13 || code === 9) at += 1;
      else return;
    }
  }

  function readString(): string {
    const start = at;
    at += 1;
    for (;;) {
      PLAIN_TEXT.lastIndex = at;
      PLAIN_TEXT.test(text);
      at = PLAIN_TEXT.lastIndex;
      if (text[at] === '"') break;
      if (text[at] !== "\\") fail();
      at += 2;
    }
    at += 1;
    const token = text.slice(start, at);
    if (!token.includes("\\")) return token.slice(1, -1);
    try {
      return JSON.parse(token) as string;
    } catch {
      return fail();
    }
  }

  function readNumber(): number | string {
    NUMBER.lastIndex = at;
    const match = NUMBER.exec(text);
    if (!match) return fail();
    at = NUMBER.lastIndex;
    const value = Number(match[0]);
    const isInteger = match[1] === undefined && match[2] === undefined;
    return isInteger && !Number.isSafeInteger(value) ? match[0] : value;
  }

  function readWord<T>(word: string, value: T): T {
    if (!text.startsWith(word, at)) fail();
    at += word.length;
    return value;
  }

  function readArray(depth: number): Json[] {
    const start = at;
    const list: Json[] = [];
    at += 1;
    skipSpace();
    if (text[at] === "]") at += 1;
    else {
      for (;;) {
        list.push(readValue(depth + 1));
        skipSpace();
        const next = text[at];
        at += 1;
        if (next === "]") break;
        if (next !== ",") fail();
      }
    }
    places.set(list, [start, at]);
    return list;
  }

  function readObject(depth: number): { [key: string]: Json } {
    const start = at;
    const object: { [key: string]: Json } = {};
    at += 1;
    skipSpace();
    if (text[at] === "}") at += 1;
    else {
      for (;;) {
        skipSpace();
        if (text[at] !== '"') fail();
        const key = readString();
        skipSpace();
        if (text[at] !== ":") fail();
        at += 1;
        const value = readValue(depth + 1);
        if (key === "__proto__") {
          // A plain assignment would change the prototype instead of adding the key.
          Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
        } else object[key] = value;
        skipSpace();
        const next = text[at];
        at += 1;
        if (next === "}") break;
        if (next !== ",") fail();
      }
    }
    places.set(object, [start, at]);
    return object;
  }

  function readValue(depth: number): Json {
    if (depth > MAX_DEPTH) throw new JsonError(`nested deeper than ${MAX_DEPTH} levels`);
    skipSpace();
    switch (text[at]) {
      case "{":
        return readObject(depth);
      case "[":
        return readArray(depth);
      case '"':
        return readString();
      case "t":
        return readWord("true", true);
      case "f":
        return readWord("false", false);
      case "n":
        return readWord("null", null);
      default:
        return readNumber();
    }
  }

  const value = readValue(1);
  skipSpace();
  if (at !== text.length) fail();
  return {
    value,
    textOf(part) {
      const place = typeof part === "object" && part !== null ? places.get(part) : undefined;
      return place ? text.slice(place[0], place[1]) : JSON.stringify(part);
    },
  };
}
