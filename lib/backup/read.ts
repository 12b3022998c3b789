import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { toBackupError } from "./errors";
import { type BackupHead, damaged, parseCounted, parseEnd, parseHead, parseTable, ROWS_END } from "./format";

export type BackupReader = {
  head: BackupHead;
  /** Each table in turn; its rows must be read to their end. They throw `BackupError` when they are not as written. */
  tables(): AsyncGenerator<{ name: string; columns: string[]; rows: AsyncGenerator<Buffer> }>;
  close(): Promise<void>;
};

const CHUNK_BYTES = 64 * 1024;

/** Opens a backup. Nothing is believed before its checksums; throws `BackupError`. */
export async function readBackup(file: string): Promise<BackupReader> {
  const source = pipeline(createReadStream(/*turbopackIgnore: true*/ file), createGunzip(), () => {});
  const lines = linesOf(source);

  async function next(): Promise<Buffer> {
    const { value, done } = await lines.next().catch((error: unknown) => {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (code.startsWith("Z_")) throw damaged("it was cut off or changed", error);
      throw toBackupError(error, "The backup cannot be read");
    });
    if (done || value === undefined) throw damaged("it was cut off");
    return value;
  }

  async function* rowsOf(): AsyncGenerator<Buffer> {
    const hash = createHash("sha256");
    let rows = 0;
    let chunk: Buffer[] = [];
    let bytes = 0;
    for (;;) {
      const row = await next();
      const over = row.equals(END);
      if (!over) {
        hash.update(row);
        rows += 1;
        chunk.push(row);
        bytes += row.length;
      }
      if (bytes >= CHUNK_BYTES || (over && bytes > 0)) {
        yield Buffer.concat(chunk);
        chunk = [];
        bytes = 0;
      }
      if (over) break;
    }
    const counted = parseCounted((await next()).toString());
    if (counted.rows !== rows || counted.sha256 !== hash.digest("hex"))
      throw damaged("its checksums do not fit");
  }

  try {
    const head = parseHead((await next()).toString());
    return {
      head,
      async *tables() {
        for (const { name } of head.tables) {
          const { table, columns } = parseTable((await next()).toString());
          if (table !== name) throw damaged("its tables are not those of its head");
          yield { name, columns, rows: rowsOf() };
        }
        parseEnd((await next()).toString());
      },
      async close() {
        source.destroy();
      },
    };
  } catch (error) {
    source.destroy();
    throw error;
  }
}

const END = Buffer.from(ROWS_END);
const LINE_BREAK = 10;

/** Whole lines, with their breaks. What follows the last break is no line: the file was cut off. */
async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, undefined> {
  let rest: Buffer[] = [];
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_BREAK); at !== -1; at = chunk.indexOf(LINE_BREAK, from)) {
      const piece = chunk.subarray(from, at + 1);
      yield rest.length > 0 ? Buffer.concat([...rest, piece]) : piece;
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  return undefined;
}
