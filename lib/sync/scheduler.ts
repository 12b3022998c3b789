import { setMaxListeners } from "node:events";
import type { Connection } from "../connections";
import { findConnection, listConnections } from "../connections";
import type { Database } from "../database";
import { diskFullSince, noticeDiskSpace } from "../database/disk";
import { type Failure, refusesKey } from "../domain/failure";
import type { ReadingPace } from "../domain/settings";
import { ownershipsOf, type Scope } from "../domain/source";
import { ScopeTaken } from "../inventory/lease";
import { postponeScope } from "../inventory/passes";
import { dueScopes, keepScopes, ScopeGone } from "../inventory/scopes";
import { intervalMinutes } from "../inventory/sources";
import { log } from "../log";
import { metrics } from "../metrics";
import { groupsIn } from "../providers/catalog";
import { POLICY } from "../providers/policy";
import type { ImageProvider } from "../providers/port";
import { currentSettings } from "../settings";
import { createSlots } from "../slots";
import { settleSoon } from "./alerting";
import { closeClouds, letTryAgain, openCloud } from "./clouds";
import { askDetails } from "./detail-round";
import { failureOf } from "./failure-of";
import { nextScope, type Walked } from "./next-scope";
import { walkScope } from "./pass";
import { runWalk } from "./walks";

const AT_ONCE = POLICY.process;
/** How often the clock is looked at. */
const TICK_MS = 1_000;
const { refusedWaitMinutes, longestWaitMs, diskWaitMs } = POLICY.pass;

export type Scheduler = {
  /** Walks the due scopes now instead of at the next tick; resolves when they are walked. */
  runDue(): Promise<void>;
  stop(): Promise<void>;
};

/** Walks every scope when it is due, a few at a time, and asks for details behind each pass of own images. */
export function startScheduler(options: { now?: () => Date } = {}): Scheduler {
  const now = options.now ?? (() => new Date());
  const stopping = new AbortController();
  // Each walk listens to it and lets go of it; more than ten at once are no leak.
  setMaxListeners(0, stopping.signal);
  const running = new Map<string, { scope: Walked; done: Promise<void> }>();
  /** Detail rounds, which take nobody's place and wait for the passes of their account. */
  const rounds = new Set<Promise<void>>();
  const looks = createSlots(AT_ONCE.looksAtOnce);
  /** Scopes to be freed as soon as the store takes it. */
  const stuck = new Map<string, () => Promise<void>>();
  let ticking: Promise<void> | null = null;

  let restUntilMs = 0;

  async function tick(): Promise<void> {
    if (now().getTime() < restUntilMs) return;
    const pace = await currentSettings();
    await freeStuck();
    const connections = new Map((await readyConnections()).map((connection) => [connection.id, connection]));
    const due = await dueScopes(now().toISOString());
    const waiting = due.flatMap((scope) => {
      const dialect = connections.get(scope.connectionId)?.dialect;
      return dialect ? [{ ...scope, dialect }] : [];
    });
    while (!stopping.signal.aborted) {
      const walked = [...running.values()].map(({ scope }) => scope);
      const next = nextScope(waiting, walked, diskFullSince() === null ? AT_ONCE.scopesAtOnce : 1);
      const connection = next && connections.get(next.connectionId);
      if (!connection) return;
      const { connectionId, regionId, group } = next;
      begin(connection, { connectionId, regionId, group }, pace);
    }
  }

  function begin(connection: Connection, scope: Scope, pace: ReadingPace): void {
    const name = nameOf(scope);
    const done = run(connection, scope, pace).then((complete) => {
      running.delete(name);
      if (complete) fill();
    });
    running.set(name, { scope: { ...scope, dialect: connection.dialect }, done });
  }

  /** Whether the scope was read completely. Never rejects: what breaks here is told by the scope, or at least by the log. */
  async function run(connection: Connection, scope: Scope, pace: ReadingPace): Promise<boolean> {
    let complete = false;
    try {
      await runWalk(scope, stopping.signal, async (signal) => {
        complete = await walk(connection.id, { scope, pace, signal });
      });
    } catch (error) {
      // An admin dropped the region or the connection: there is nothing left to read.
      if (error instanceof ScopeGone) return false;
      // Another process was quicker, and will say how it went.
      if (error instanceof ScopeTaken) return false;
      // Neither the cloud nor the walk: the store, the vault, or an endpoint whose approval was taken back.
      const place = { dialect: connection.dialect, operation: "listImages" };
      await postpone(scope, failureOf(error, place), pace);
    }
    return complete;
  }

  async function walk(
    connectionId: string,
    { scope, pace, signal }: { scope: Scope; pace: ReadingPace; signal: AbortSignal },
  ): Promise<boolean> {
    // An admin may have paused or changed it since the work was planned.
    const connection = await findConnection(connectionId);
    if (connection?.state !== "active") return false;
    const provider = await openCloud(connection);
    letTryAgain(connectionId, scope.regionId);
    const beganMs = performance.now();
    const { failure, ...counts } = await walkScope({
      provider,
      scope,
      now,
      signal,
      nextDue: (ended) => dueAfter(scope, ended, pace),
    });
    const outcome = counts.complete ? "complete" : (failure?.kind ?? "internal");
    const took = { dialect: connection.dialect, outcome: counts.complete ? "complete" : "incomplete" };
    metrics().passes.add({ dialect: connection.dialect, group: scope.group, outcome });
    metrics().passSeconds.observe(took, (performance.now() - beganMs) / 1000);
    log.info({ ...scope, ...counts, failure: failure?.kind }, "read a scope");
    settleSoon();
    if (counts.complete) noticeDiskSpace();
    if (!counts.complete || !ownershipsOf(scope.group).includes("private")) return counts.complete;
    const round = runWalk(scope, stopping.signal, (ending) => askBehind(provider, scope, ending));
    rounds.add(round);
    round.finally(() => rounds.delete(round));
    return true;
  }

  /** Never rejects: what was not asked stays due. */
  async function askBehind(provider: ImageProvider, scope: Scope, signal: AbortSignal): Promise<void> {
    try {
      const { asked } = await askDetails({
        provider,
        ...scope,
        now,
        signal,
        inTurn: (ask) => askInTurn(scope, signal, ask),
      });
      if (asked === 0) return;
      log.info({ ...scope, asked }, "asked for details");
      // What only a detail tells, an image that is shared to its limit, is as new as what a list tells.
      settleSoon();
    } catch (error) {
      // Waiting for a place ends with the process, or with the connection.
      if (!signal.aborted) failureOf(error, { dialect: provider.dialect, operation: "getImage" });
    }
  }

  async function askInTurn<T>(scope: Scope, signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
    await walksOf(scope.connectionId);
    const leave = running.size === 0 ? () => {} : await looks.take(signal);
    try {
      return await ask();
    } finally {
      leave();
    }
  }

  /** Resolves when no scope of a connection is walked any more by this process. */
  async function walksOf(connectionId: string): Promise<void> {
    for (;;) {
      const own = [...running].filter(([name]) => name.startsWith(`${connectionId}\n`));
      if (own.length === 0) return;
      await Promise.all(own.map(([, { done }]) => done));
    }
  }

  async function postpone(scope: Scope, failure: Failure, pace: ReadingPace): Promise<void> {
    const told = { at: now().toISOString(), dueAt: dueAfter(scope, failure, pace), failure };
    stuck.set(nameOf(scope), () => postponeScope(scope, told));
    // When the store fails again, the next tick tries again.
    await freeStuck().catch((error: unknown) =>
      log.warn({ ...scope, error: String(error) }, "a scope could not be freed yet"),
    );
  }

  async function freeStuck(): Promise<void> {
    for (const [name, free] of stuck) {
      await free();
      stuck.delete(name);
    }
  }

  function dueAfter(scope: Scope, failure: Failure | null, pace: ReadingPace): string {
    // What we stopped ourselves is read again as soon as its connection may be read.
    if (failure?.kind === "cancelled") return now().toISOString();
    if (failure?.kind === "store-full") {
      restUntilMs = now().getTime() + diskWaitMs;
      return new Date(restUntilMs).toISOString();
    }
    const minutes =
      failure && refusesKey(failure.kind) ? refusedWaitMinutes : waitMinutes(scope, failure, pace);
    // A tenth of jitter keeps the scopes of one account from arriving together for ever.
    const waitMs = minutes * 60_000 * (0.95 + Math.random() * 0.1);
    const askedMs = Math.min(failure?.retryAfterMs ?? 0, longestWaitMs);
    return new Date(now().getTime() + Math.max(waitMs, askedMs)).toISOString();
  }

  function tickOnce(): Promise<void> {
    ticking ??= tick().finally(() => {
      ticking = null;
      if (places) fill();
    });
    return ticking;
  }

  /**
   * A place is free: the next scope gets it now. Only a complete pass gives it away like this, for its scope is not due
   * again; whatever else ended waits for the clock, so that nothing is tried in a circle.
   */
  function fill(): void {
    places = ticking !== null;
    if (places || stopping.signal.aborted) return;
    tickAndTell();
  }

  let places = false;
  let lost = false;
  function tickAndTell(): void {
    tickOnce().then(
      () => {
        if (lost) log.info("the scheduler reads its work again");
        lost = false;
      },
      (error: unknown) => {
        // Once per outage, not every second of it.
        if (!lost) log.error({ error: String(error) }, "the scheduler could not read its work; trying on");
        lost = true;
      },
    );
  }
  const timer = setInterval(tickAndTell, TICK_MS);
  timer.unref();

  return {
    async runDue() {
      await tickOnce();
      while (running.size > 0) {
        await Promise.all([...running.values()].map(({ done }) => done));
        await tickOnce();
      }
      await Promise.all(rounds);
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await Promise.allSettled([ticking]);
      await Promise.allSettled([...running.values()].map(({ done }) => done));
      await Promise.allSettled(rounds);
      await closeClouds();
    },
  };
}

/** A failed scope is tried again at the pace of own images, however seldom it is read otherwise. */
function waitMinutes(scope: Scope, failure: Failure | null, pace: ReadingPace): number {
  const usual = intervalMinutes(scope.group, pace);
  return failure ? Math.min(pace.ownPassMinutes, usual) : usual;
}

function nameOf({ connectionId, regionId, group }: Scope): string {
  return `${connectionId}\n${regionId}\n${group}`;
}

async function readyConnections(): Promise<Connection[]> {
  return (await listConnections()).filter(({ state }) => state === "active");
}

/** The scopes of a connection, written so that the scheduler finds them; those that it no longer has are dropped. */
export async function planScopes(
  connection: Pick<Connection, "id" | "dialect" | "regions">,
  transaction?: Database,
): Promise<void> {
  await keepScopes(
    connection.id,
    connection.regions.flatMap((regionId) =>
      groupsIn(connection.dialect, regionId).map((group) => ({
        connectionId: connection.id,
        regionId,
        group,
      })),
    ),
    transaction,
  );
}
