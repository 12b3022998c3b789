import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { OwnDatabase } from "../own-database";
import type { Recorded } from "./recorder";
import type { Canary, Found } from "./scan";

export type Surface =
  | "client file"
  | "answer"
  | "export"
  | "browser"
  | "console"
  | "command"
  | "audit row"
  | "database row"
  | "database file"
  | "data folder"
  | "build folder";

/** Something that is searched; `where` names it as exactly as it can be named. */
export type Piece = { surface: Surface; where: string; bytes: Buffer };

export type Hit = Pick<Piece, "surface" | "where"> & Found;

type Legitimate = {
  kind: Canary["kind"];
  surface: Surface;
  where: RegExp;
  reason: string;
};

/** The only places where a secret may stand, each with its reason. One that is never found there is out of date. */
export const LEGITIMATE: readonly Legitimate[] = [
  {
    kind: "vault key",
    surface: "data folder",
    where: /^vault\.key$/,
    reason: "a single machine keeps its key in this file, readable by nobody else",
  },
  {
    kind: "set-up code",
    surface: "console",
    where: /^the first start$/,
    reason: "whoever reads the console makes the first admin",
  },
  {
    kind: "one-time link",
    surface: "answer",
    where: /^POST \/admin\/users$/,
    reason: "told once to the admin who made it, to be given to its person",
  },
  {
    kind: "one-time link",
    surface: "answer",
    where: /^(?:GET|POST) \/invite\/[\w-]{43}(?:\?_rsc=\w+)?$/,
    reason: "the page at the link's own address, for whoever holds it already",
  },
  {
    kind: "feed token",
    surface: "answer",
    where: /^POST \/me$/,
    reason: "told once to the person who made it, for their feed reader",
  },
  {
    kind: "webhook secret",
    surface: "answer",
    where: /^POST \/admin\/settings$/,
    reason: "told once to the admin who made it, for the receiver that verifies with it",
  },
  {
    kind: "demo password",
    surface: "answer",
    where: /^GET \/sign-in\b/,
    reason: "a demo's people are offered on its sign-in page; their passwords are printed by its command",
  },
  {
    kind: "cloud key id",
    surface: "browser",
    where: /^after a refused key of /,
    reason: "a form keeps what its admin typed, but for secrets",
  },
  {
    kind: "password hash",
    surface: "database row",
    where: /^users$/,
    reason: "this is where passwords are checked against",
  },
  {
    kind: "password hash",
    surface: "database file",
    where: /./,
    reason: "the files of that table, and the journal of its changes",
  },
];

export function reasonFor({ surface, where, canary }: Hit): Legitimate | null {
  return (
    LEGITIMATE.find((one) => one.kind === canary.kind && one.surface === surface && one.where.test(where)) ??
    null
  );
}

/** Every file below a folder; `since` leaves out what was written before that moment. */
export function* filesIn(surface: Surface, folder: string, since = 0): Generator<Piece> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    try {
      if (statSync(file).mtimeMs < since) continue;
      yield { surface, where: path.relative(folder, file), bytes: readFileSync(file) };
    } catch (error) {
      // The product works on: some files are gone again by now.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}

/** What the browser was given: bodies and headers. Of cookies only those that are no sign-in's. */
export function* answersIn(answers: readonly Recorded[]): Generator<Piece> {
  for (const { method, target, headers, setCookies, body } of answers) {
    const surface = target.startsWith("/api/audit?") ? "export" : "answer";
    const cookies = setCookies.filter((line) => !/^(?:__Host-)?nephoscope\.session=/.test(line));
    yield {
      surface,
      where: `${method} ${target}`,
      bytes: Buffer.concat([Buffer.from(`${headers}\n${cookies.join("\n")}\n`), body]),
    };
  }
}

/** Every row of every table as JSON: in files, PostgreSQL may compress a long value. */
export async function* rowsIn({ query }: OwnDatabase): AsyncGenerator<Piece> {
  const tables = await query(
    "select schemaname as schema, tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  for (const { schema, name } of tables) {
    const surface = name === "audit" ? "audit row" : "database row";
    const rows = await query(`select row_to_json(t)::text as row from "${schema}"."${name}" t`);
    yield { surface, where: String(name), bytes: Buffer.from(rows.map(({ row }) => row).join("\n")) };
  }
}
