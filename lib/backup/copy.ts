import { once } from "node:events";
import type { Writable } from "node:stream";
import type pg from "pg";

/** What `pg` has for COPY and does not tell its types; the names are those of its `lib/connection.js`. */
type Wire = {
  stream: Writable & { pause(): void; resume(): void };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
};

/** The calls that a client makes of a running query (`pg`, `lib/client.js`). */
type Handlers = {
  submit(wire: Wire): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
  handleCopyInResponse?(wire: Wire): void;
  handleCopyData?(message: { chunk: Buffer }, wire: Wire): void;
};

const CHUNK_BYTES = 64 * 1024;
const MOST_QUEUED_BYTES = 1024 * 1024;

/**
 * The rows of a `copy … to stdout`, a stretch of whole rows at a time. Reading slowly slows the server down, so memory
 * stays small. One that is not read to its end leaves the client unusable.
 */
export async function* copyOut(client: pg.Client, sql: string): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  const ready: Buffer[] = [];
  let readyBytes = 0;
  let ended: { error: Error | null } | null = null;
  let wake = () => {};
  let wire: Wire | null = null;

  function flush() {
    if (pending.length > 0) ready.push(Buffer.concat(pending));
    readyBytes += pendingBytes;
    pending = [];
    pendingBytes = 0;
    wake();
  }

  function end(error: Error | null) {
    flush();
    ended ??= { error };
    wake();
  }

  run(client, {
    submit(made) {
      wire = made;
      made.query(sql);
    },
    handleCopyData({ chunk }, { stream }) {
      // The parser uses its buffer again.
      pending.push(Buffer.from(chunk));
      pendingBytes += chunk.length;
      if (pendingBytes >= CHUNK_BYTES) flush();
      if (readyBytes > MOST_QUEUED_BYTES) stream.pause();
    },
    handleError: end,
    handleReadyForQuery: () => end(null),
  });

  for (;;) {
    const chunk = ready.shift();
    if (chunk) {
      readyBytes -= chunk.length;
      if (readyBytes <= MOST_QUEUED_BYTES / 2) (wire as Wire | null)?.stream.resume();
      yield chunk;
      continue;
    }
    // Set by the handlers above, which the compiler does not see.
    const over = ended as { error: Error | null } | null;
    if (over?.error) throw over.error;
    if (over) return;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

/** Sends rows into a `copy … from stdin`. When the source fails, nothing of it is kept and its error is thrown. */
export function copyIn(client: pg.Client, sql: string, rows: AsyncIterable<Buffer>): Promise<void> {
  return new Promise((resolve, reject) => {
    let broken: unknown = null;
    let refused = false;

    async function pump(wire: Wire) {
      try {
        for await (const chunk of rows) {
          if (refused) return;
          wire.sendCopyFromChunk(chunk);
          if (wire.stream.writableNeedDrain) await once(wire.stream, "drain");
        }
        if (!refused) wire.endCopyFrom();
      } catch (error) {
        broken = error;
        if (!refused) wire.sendCopyFail("the source broke off");
      }
    }

    run(client, {
      submit: (wire) => wire.query(sql),
      handleCopyInResponse(wire) {
        void pump(wire);
      },
      handleError(error) {
        refused = true;
        reject(broken ?? error);
      },
      handleReadyForQuery: () => resolve(),
    });
  });
}

function run(client: pg.Client, handlers: Handlers): void {
  const nothing = () => {};
  const query = {
    handleRowDescription: nothing,
    handleDataRow: nothing,
    handleCommandComplete: nothing,
    handleEmptyQuery: nothing,
    handlePortalSuspended: nothing,
    handleCopyData: nothing,
    handleCopyInResponse: nothing,
    // A client gives every query a callback; ours has handlers.
    callback: nothing,
    ...handlers,
  };
  // The types know of a query's `submit` alone, and of no connection inside.
  client.query(query as unknown as pg.Submittable);
}
