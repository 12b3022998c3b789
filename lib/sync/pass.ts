import { setTimeout as pause } from "node:timers/promises";
import type { Failure } from "../domain/failure";
import type { Scope } from "../domain/source";
import { PassLost } from "../inventory/lease";
import { catchUpQuietly } from "../inventory/live-index";
import { beginPass, breakPass, completePass, progressPass } from "../inventory/passes";
import { ScopeGone } from "../inventory/scopes";
import { writePage } from "../inventory/write-page";
import { cloudError } from "../providers/errors";
import { POLICY } from "../providers/policy";
import type { ImageProvider } from "../providers/port";
import { failureOf } from "./failure-of";
import { holdLease } from "./hold-lease";
import { broken, pagesOf } from "./pages";
import { stillThere } from "./still-there";
import { createTally } from "./tally";

const { mostImages } = POLICY.pass;
/** How often those who watch are told of a running pass; each time is a commit, and the end tells everything. */
const PROGRESS_MS = 1_000;
/** So long the end of a pass waits for the list at the most: what others bring meanwhile is on its way there as well. */
const LISTED_MS = 2_000;
/** Nobody waits for this clock when the process ends. */
const QUIETLY = { ref: false };

export type Walked = { complete: boolean; images: number; written: number; failure: Failure | null };

/**
 * Walks a scope page by page into the store. Complete only if every page of every listing arrived and every item
 * could be read; only then may images be called missing. Failures of the cloud are part of the result, and so is the
 * end of a pass whose scope was dropped, or taken over by another process. Throws `ScopeGone` when the scope was dropped
 * before, and `ScopeTaken` when another process walks it.
 */
export async function walkScope(options: {
  provider: ImageProvider;
  scope: Scope;
  now: () => Date;
  /** When the scope is due again, given how the walk ended. */
  nextDue: (failure: Failure | null) => string;
  signal: AbortSignal;
}): Promise<Walked> {
  const { provider, scope, now, nextDue } = options;
  const pass = await beginPass(scope, now().toISOString());
  const lease = holdLease(scope, pass, options.signal);
  const { signal } = lease;
  const place = { dialect: provider.dialect, operation: "listImages" };
  const counts = { pages: 0, written: 0 };
  const tally = createTally();
  const { seen } = tally;
  let failure: Failure | null = null;
  let toldMs = performance.now();
  try {
    try {
      for await (const { page, at } of pagesOf(provider, scope, { signal, now })) {
        counts.pages += 1;
        counts.written += await writePage({ scope, pass, items: page.items, at });
        tally.add(page);
        if (performance.now() - toldMs >= PROGRESS_MS) {
          await progressPass(pass, { ...counts, ...tally.counts() });
          toldMs = performance.now();
        }
        if (seen.size > mostImages) throw broken(provider.dialect, "too-many-images");
        if (page.unreadable > 0) failure ??= broken(provider.dialect, "unreadable-items").failure;
      }
      const odd = tally.contradiction();
      if (odd) failure ??= broken(provider.dialect, odd).failure;
      if (!failure) for (const id of await stillThere({ provider, scope, seen, signal })) seen.add(id);
    } catch (error) {
      failure = endOf(error) ?? failureOf(error, place);
    }
    // A source that was read to its end must not be without its images in the list.
    if (!failure && counts.written > 0)
      await Promise.race([catchUpQuietly(), pause(LISTED_MS, undefined, QUIETLY)]);
    const ended = () => ({ ...counts, ...tally.counts(), finishedAt: now().toISOString() });
    if (!failure) {
      try {
        await completePass(scope, pass, { ...ended(), dueAt: nextDue(null), seen });
      } catch (error) {
        failure = endOf(error);
        if (!failure) throw error;
      }
    }
    if (failure) await breakPass(scope, pass, { ...ended(), dueAt: nextDue(failure), failure });
  } finally {
    lease.end();
  }
  return { complete: failure === null, images: seen.size, written: counts.written, failure };

  /** A pass that ended because nobody wants its result any more; null for anything else. */
  function endOf(error: unknown): Failure | null {
    if (!(error instanceof PassLost) && !(error instanceof ScopeGone)) return null;
    const code = error instanceof PassLost ? "pass-lost" : "scope-dropped";
    return cloudError(place, { kind: "cancelled", code }).failure;
  }
}
