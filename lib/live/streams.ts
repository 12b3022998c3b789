import { openSessionRoles, type SignedIn } from "../auth/sessions";
import { mayAct, type Role } from "../domain/role";
import { TOPICS, type Topic } from "../domain/topic";
import { log } from "../log";

/** Pages in sight of one person: a browser closes the streams of hidden ones, and has six connections to a host. */
const MOST_OF_PERSON = 8;
/** Each holds a socket and some kilobytes. */
const MOST_OF_PROCESS = 1_000;
/** What moves again and again is told this often: faster than people read, slower than pages arrive. */
const TELL_EVERY_MS = 1_000;
/** Whoever may not look any more is told nothing after this long. */
const CHECK_EVERY_MS = 1_000;
/** A word that means nothing, so that no proxy takes the silence for an end: the usual limit is a minute. */
const HEARTBEAT_EVERY_MS = 20_000;
/** Messages that nobody fetched: the reader is gone without having said so. */
const MOST_UNREAD = 32;
/** Browsers come back after this long, not all at once. */
const COME_BACK_MS = 3_000;

const OF_ROLE: Record<Topic, Role> = { pulse: "viewer", alerts: "viewer", accounts: "admin" };

export type Streams = {
  /**
   * Server-sent events for one page: the topics that moved, as words in a line, never what they are now; the page asks
   * for that. The first line names all of them. Ends with the sign-in, and when its role changes. Null when the person
   * or the process has as many as it may.
   */
  open(user: SignedIn): ReadableStream<Uint8Array> | null;
  moved(topics: readonly Topic[]): void;
  count(): number;
  /** Ends all of them; none opens any more. */
  stop(): void;
};

type Reader = {
  userId: string;
  sessionId: string;
  role: Role;
  controller: ReadableStreamDefaultController<Uint8Array>;
};

export function createStreams(): Streams {
  const readers = new Set<Reader>();
  const untold = new Set<Topic>();
  let resting: NodeJS.Timeout | null = null;
  let checking: NodeJS.Timeout | null = null;
  let heardMs = 0;
  let stopped = false;

  function tellAll(): void {
    resting = null;
    if (untold.size === 0) return;
    const topics = TOPICS.filter((topic) => untold.has(topic));
    untold.clear();
    for (const reader of readers) tell(reader, topics);
    resting = setTimeout(tellAll, TELL_EVERY_MS).unref();
  }

  function tell(reader: Reader, topics: readonly Topic[]): void {
    const words = topics.filter((topic) => mayAct(reader.role, OF_ROLE[topic]));
    if (words.length > 0) send(reader, `data: ${words.join(" ")}\n\n`);
  }

  function send(reader: Reader, text: string): void {
    if ((reader.controller.desiredSize ?? 0) <= -MOST_UNREAD) end(reader);
    else reader.controller.enqueue(Buffer.from(text));
  }

  function end(reader: Reader): void {
    if (leave(reader)) reader.controller.close();
  }

  /** False when it had left before. */
  function leave(reader: Reader): boolean {
    const left = readers.delete(reader);
    if (readers.size === 0 && checking) {
      clearInterval(checking);
      checking = null;
    }
    return left;
  }

  let asking = false;
  async function check(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      const asked = [...readers];
      const roles = await openSessionRoles(
        asked.map(({ sessionId }) => sessionId),
        new Date(),
      );
      for (const reader of asked) if (roles.get(reader.sessionId) !== reader.role) end(reader);
    } catch (error) {
      // A stream tells nothing by itself: while nobody can be asked, the routes that tell something refuse.
      log.debug({ error: String(error) }, "the readers of streams could not be checked");
    } finally {
      asking = false;
    }
    if (Date.now() - heardMs < HEARTBEAT_EVERY_MS) return;
    heardMs = Date.now();
    for (const reader of readers) send(reader, ":\n\n");
  }

  return {
    open({ id: userId, role, session: { id: sessionId } }) {
      const own = [...readers].filter((reader) => reader.userId === userId).length;
      if (stopped || own >= MOST_OF_PERSON || readers.size >= MOST_OF_PROCESS) return null;
      let reader: Reader | null = null;
      return new ReadableStream<Uint8Array>({
        start(controller) {
          reader = { userId, sessionId, role, controller };
          readers.add(reader);
          checking ??= setInterval(check, CHECK_EVERY_MS).unref();
          send(reader, `retry: ${Math.round(COME_BACK_MS * (1 + Math.random()))}\n`);
          tell(reader, TOPICS);
        },
        cancel() {
          if (reader) leave(reader);
        },
      });
    },
    moved(topics) {
      for (const topic of topics) untold.add(topic);
      if (!resting) tellAll();
    },
    count: () => readers.size,
    stop() {
      stopped = true;
      if (resting) clearTimeout(resting);
      for (const reader of readers) end(reader);
    },
  };
}
