import { z } from "zod";
import { BackupError } from "./errors";

/**
 * A backup is gzip over lines. The first is the head; then for each table a line that names it, its rows as COPY writes
 * them (a row never holds a line break, and none is `\.`), the line `\.`, and a line with what was counted; a last line
 * says that it is whole. No line needs the one after it, so writing and reading take little memory.
 */
export const FORMAT = 1;

export const ROWS_END = "\\.\n";

const headSchema = z.object({
  format: z.number(),
  product: z.literal("nephoscope"),
  version: z.string(),
  madeAt: z.string(),
  /** How many migrations the database had, and the hash of the last. */
  migrations: z.object({ count: z.number().int().min(0), last: z.string() }),
  /** Which vault key opens what is sealed in it; null: nothing was. The key itself is never in a backup. */
  vaultKeyId: z.string().nullable(),
  tables: z.array(z.object({ name: z.string(), rows: z.number() })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
});

export type BackupHead = z.infer<typeof headSchema>;

const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) });
const countedSchema = z.object({ rows: z.number(), sha256: z.string() });
const endSchema = z.object({ end: z.literal(true) });

export type TableCounted = z.infer<typeof countedSchema>;

/** Throws `BackupError`. */
export function parseHead(line: string): BackupHead {
  const first = z.object({ format: z.number() }).safeParse(json(line));
  if (first.success && first.data.format > FORMAT) {
    throw new BackupError(
      "newer",
      `This backup has the format ${first.data.format}, and this release knows up to ${FORMAT}. Restore it with the release that made it, or a newer one.`,
    );
  }
  return parse(headSchema, line);
}

export const parseTable = (line: string) => parse(tableSchema, line);
export const parseCounted = (line: string) => parse(countedSchema, line);
export const parseEnd = (line: string) => parse(endSchema, line);

export function damaged(why: string, cause?: unknown): BackupError {
  return new BackupError(
    "damaged",
    `This file is no whole backup of Nephoscope: ${why}. Nothing was changed.`,
    {
      cause,
    },
  );
}

function parse<T>(schema: z.ZodType<T>, line: string): T {
  const parsed = schema.safeParse(json(line));
  if (!parsed.success) throw damaged("a line is not what it should be");
  return parsed.data;
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw damaged("a line is not JSON", cause);
  }
}
