import type { Connection } from "../connections";
import { listConnections } from "../connections";
import { type Failure, refusesKey } from "../domain/failure";
import { ownershipsOf, type Scope } from "../domain/source";
import { dueScopes, keepScopes } from "../inventory/scopes";
import { intervalMinutes } from "../inventory/sources";
import { log } from "../log";
import { groupsIn } from "../providers/catalog";
import { closeClouds, openCloud } from "./clouds";
import { askDetails } from "./detail-round";
import { failureOf } from "./failure-of";
import { walkScope } from "./pass";

/** Scopes walked at once by one process, and by one source: a cloud counts calls per account. */
const AT_ONCE = 8;
const AT_ONCE_PER_SOURCE = 2;
/** How often the clock is looked at. */
const TICK_MS = 1_000;
/** A refused key is not tried at the usual pace: clouds lock accounts over repeated refusals. */
const REFUSED_WAIT_MINUTES = 60;

export type Scheduler = {
  /** Walks the due scopes now instead of at the next tick; resolves when they are walked. */
  runDue(): Promise<void>;
  stop(): Promise<void>;
};

/** Walks every scope when it is due, a few at a time, and asks for details behind each pass of own images. */
export function startScheduler(options: { ownMinutes: number; now?: () => Date }): Scheduler {
  const now = options.now ?? (() => new Date());
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  let ticking: Promise<void> | null = null;

  async function tick(): Promise<void> {
    const connections = new Map((await readyConnections()).map((connection) => [connection.id, connection]));
    for (const scope of await dueScopes(now().toISOString())) {
      const connection = connections.get(scope.connectionId);
      const name = `${scope.connectionId}\n${scope.regionId}\n${scope.group}`;
      const ofSource = [...running.keys()].filter((key) =>
        key.startsWith(`${scope.connectionId}\n${scope.regionId}\n`),
      );
      if (!connection || running.has(name) || running.size >= AT_ONCE) continue;
      if (ofSource.length >= AT_ONCE_PER_SOURCE || stopping.signal.aborted) continue;
      const work = run(connection, scope).finally(() => running.delete(name));
      running.set(name, work);
    }
  }

  async function run(connection: Connection, scope: Scope): Promise<void> {
    try {
      const provider = await openCloud(connection);
      const { signal } = stopping;
      const walked = await walkScope({
        provider,
        scope,
        now,
        signal,
        nextDue: (failure) => dueAfter(scope, failure),
      });
      log.info(
        {
          ...scope,
          complete: walked.complete,
          images: walked.images,
          written: walked.written,
          failure: walked.failure?.kind,
        },
        "read a scope",
      );
      if (walked.complete && ownershipsOf(scope.group).includes("private")) {
        const { asked } = await askDetails({ provider, ...scope, now, signal });
        if (asked > 0) log.info({ ...scope, asked }, "asked for details");
      }
    } catch (error) {
      // Neither the cloud nor the walk: the store or the vault. The scope stays due and says nothing new.
      failureOf(error, { dialect: connection.dialect, operation: "listImages" });
    }
  }

  function dueAfter(scope: Scope, failure: Failure | null): string {
    const minutes = failure && refusesKey(failure.kind) ? REFUSED_WAIT_MINUTES : pace(scope, failure);
    // A tenth of jitter keeps the scopes of one account from arriving together for ever.
    return new Date(now().getTime() + minutes * 60_000 * (0.95 + Math.random() * 0.1)).toISOString();
  }

  /** A failed scope is tried again at the pace of own images, however seldom it is read otherwise. */
  function pace(scope: Scope, failure: Failure | null): number {
    return failure ? options.ownMinutes : intervalMinutes(scope.group, options.ownMinutes);
  }

  function tickOnce(): Promise<void> {
    ticking ??= tick().finally(() => {
      ticking = null;
    });
    return ticking;
  }

  const timer = setInterval(() => {
    tickOnce().catch((error: unknown) =>
      log.error({ error: String(error) }, "the scheduler could not read its work"),
    );
  }, TICK_MS);
  timer.unref();

  return {
    async runDue() {
      await tickOnce();
      while (running.size > 0) {
        await Promise.all(running.values());
        await tickOnce();
      }
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await Promise.allSettled([...running.values()]);
      await closeClouds();
    },
  };
}

async function readyConnections(): Promise<Connection[]> {
  return (await listConnections()).filter(({ state }) => state === "active");
}

/** The scopes of a connection, written so that the scheduler finds them. */
export async function planScopes(connection: Pick<Connection, "id" | "dialect" | "regions">): Promise<void> {
  await keepScopes(
    connection.id,
    connection.regions.flatMap((regionId) =>
      groupsIn(connection.dialect, regionId).map((group) => ({
        connectionId: connection.id,
        regionId,
        group,
      })),
    ),
  );
}
