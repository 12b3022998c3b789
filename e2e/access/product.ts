import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../scripts/build";

/** Everything of the product that answers a request: a page, a method of a route, or a server action. */
export type Entry =
  | { kind: "page"; file: string }
  | { kind: "route"; file: string; method: string }
  | { kind: "action"; file: string; name: string };

/** The entry's name in the access table, e.g. `app/api/images/route.ts GET`. */
export function nameOf(entry: Entry): string {
  switch (entry.kind) {
    case "page":
      return entry.file;
    case "route":
      return `${entry.file} ${entry.method}`;
    case "action":
      return `${entry.file} ${entry.name}`;
  }
}

const CODE = /\.(?:[cm]?[jt]sx?|mdx)$/;
/** Files that the framework serves by their name; the product has none of them. */
const SERVED =
  /^(?:default|sitemap|robots|manifest|(?:icon|apple-icon|opengraph-image|twitter-image)\d*)\.(?:[cm]?[jt]sx?)$/;
const METHODS = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

/** Walks the sources. Throws on anything that would answer requests in a way that no table could name. */
export function entriesOf(root = ROOT): Entry[] {
  for (const folder of ["pages", "src"]) {
    if (existsSync(path.join(root, folder))) {
      throw new Error(`${folder}/ would be served, and is not walked`);
    }
  }
  const entries: Entry[] = [];
  for (const folder of ["app", "components", "i18n", "lib"]) {
    for (const file of filesBelow(root, folder)) {
      const text = readFileSync(path.join(root, file), "utf8");
      entries.push(...entriesIn(file, text));
    }
  }
  return entries;
}

/** {@link entriesOf} for one file, whose path begins at the root. */
export function entriesIn(file: string, text: string): Entry[] {
  const base = path.posix.basename(file);
  const inApp = file.startsWith("app/");
  if (inApp && SERVED.test(base))
    throw new Error(`${file} would be served, and no table has a row for such files`);
  const entries: Entry[] = [];
  if (inApp && /^page\./.test(base)) entries.push({ kind: "page", file });
  if (inApp && /^route\./.test(base)) {
    for (const method of exportsOf(file, text)) {
      if (METHODS.test(method)) entries.push({ kind: "route", file, method });
    }
  }
  const directives = withoutComments(text).match(/(["'`])use server\1/g)?.length ?? 0;
  if (directives === 0) return entries;
  if (directives > 1 || !/^\s*(?:["']use strict["'];?\s*)?["']use server["']/.test(withoutComments(text))) {
    throw new Error(`${file} has an inline action: its closure would travel through the browser`);
  }
  return [...entries, ...exportsOf(file, text).map((name): Entry => ({ kind: "action", file, name }))];
}

/** The names that a module exports as values. Throws where a name cannot be told. */
export function exportsOf(file: string, text: string): string[] {
  const names: string[] = [];
  const code = withoutComments(text);
  for (const found of code.matchAll(/(?<![\w$.])export\s+(?!type\b|interface\b)([^;]{0,2000})/g)) {
    const rest = found[1] ?? "";
    const declared = /^(?:async\s+)?(?:function\s*\*?|const|let|var|class)\s+([\w$]+)/.exec(rest)?.[1];
    const listed = /^\{([^}]*)\}/.exec(rest)?.[1];
    if (declared) names.push(declared);
    else if (listed !== undefined) {
      const parts = listed.split(",").map((part) => part.trim());
      for (const part of parts.filter((one) => one !== "" && !one.startsWith("type "))) {
        names.push(/\bas\s+([\w$]+)$/.exec(part)?.[1] ?? part);
      }
    } else if (/^default\b/.test(rest)) names.push("default");
    else throw new Error(`${file}: cannot tell what "export ${rest.slice(0, 40)}" exports`);
  }
  return names;
}

/** Comments become blanks; texts stay. A regular expression with quotes in it is none of a module's exports. */
function withoutComments(text: string): string {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_, literal: string | undefined) => literal ?? " ",
  );
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && CODE.test(entry.name) && !/\.test\.[jt]sx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}
