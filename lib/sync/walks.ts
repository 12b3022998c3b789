import type { Scope } from "../domain/source";
import { processWide } from "../process-wide";

type Walk = { scope: Scope; controller: AbortController; done: Promise<void> };
const walks = () => processWide("walks", () => new Set<Walk>());

/** Longer than a call takes to notice that it was cancelled. */
const PATIENCE_MS = 5_000;

/** Runs the walk of a scope, so that it can be stopped when its connection changes. */
export async function runWalk(
  scope: Scope,
  parent: AbortSignal,
  run: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  const follow = () => controller.abort(parent.reason);
  if (parent.aborted) follow();
  else parent.addEventListener("abort", follow, { once: true });
  const walk: Walk = { scope, controller, done: run(controller.signal) };
  walks().add(walk);
  try {
    await walk.done;
  } finally {
    walks().delete(walk);
    parent.removeEventListener("abort", follow);
  }
}

/**
 * Stops this process's walks of a connection, or of some of its regions, and waits for their end: after a change of
 * the key nothing uses the old one. Other instances notice by the store when a scope was dropped.
 */
export async function stopWalks(connectionId: string, regionIds: string[] | null = null): Promise<void> {
  const concerned = [...walks()].filter(
    ({ scope }) => scope.connectionId === connectionId && (regionIds?.includes(scope.regionId) ?? true),
  );
  for (const { controller } of concerned) controller.abort();
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([Promise.allSettled(concerned.map(({ done }) => done)), patience]);
  clearTimeout(timer);
}
