import type { DialectId } from "../domain/cloud";
import type { Failure } from "../domain/failure";
import type { Scope } from "../domain/source";
import { beginPass, breakPass, completePass, progressPass } from "../inventory/passes";
import { ScopeGone } from "../inventory/scopes";
import { writePage } from "../inventory/write-page";
import { cloudError } from "../providers/errors";
import type { ImageProvider, PageToken } from "../providers/port";
import { failureOf } from "./failure-of";
import { stillThere } from "./still-there";

/** More pages or images than this is a list that never ends: the largest documented account stays far below. */
const MOST_PAGES = 2_000;
const MOST_IMAGES = 200_000;
/** A page may be empty and have a successor; more in a row than this is a cloud turning in a circle. */
const MOST_EMPTY_PAGES = 3;

export type Walked = { complete: boolean; images: number; written: number; failure: Failure | null };

/**
 * Walks a scope page by page into the store. Complete only if every page of every listing arrived and every item
 * could be read; only then may images be called missing. Failures of the cloud are part of the result. Throws
 * `ScopeGone` when the scope was dropped before or at its end.
 */
export async function walkScope(options: {
  provider: ImageProvider;
  scope: Scope;
  now: () => Date;
  /** When the scope is due again, given how the walk ended. */
  nextDue: (failure: Failure | null) => string;
  signal: AbortSignal;
}): Promise<Walked> {
  const { provider, scope, now, nextDue, signal } = options;
  const pass = await beginPass(scope, now().toISOString());
  const counts = { pages: 0, written: 0 };
  const seen = new Set<string>();
  let failure: Failure | null = null;
  try {
    for await (const page of pagesOf(provider, scope, signal)) {
      counts.pages += 1;
      counts.written += await writePage({ scope, items: page.items, at: now().toISOString() });
      for (const { value } of page.items) seen.add(value.ref.imageId);
      await progressPass(pass, { ...counts, images: seen.size });
      if (seen.size > MOST_IMAGES) throw broken(provider.dialect, "too-many-images");
      if (page.unreadable > 0) failure ??= broken(provider.dialect, "unreadable-items").failure;
    }
  } catch (error) {
    const place = { dialect: provider.dialect, operation: "listImages" };
    failure =
      error instanceof ScopeGone
        ? cloudError(place, { kind: "cancelled", code: "scope-dropped" }).failure
        : failureOf(error, place);
  }
  const images = seen.size;
  if (!failure) for (const id of await stillThere({ provider, scope, seen, signal })) seen.add(id);
  const result = {
    ...counts,
    images,
    finishedAt: now().toISOString(),
    dueAt: nextDue(failure),
  };
  if (failure) await breakPass(scope, pass, { ...result, failure });
  else await completePass(scope, pass, { ...result, seen });
  return { complete: failure === null, images, written: counts.written, failure };
}

/** The pages of a scope, with the guards against a list that lies about its end. Throws `CloudError`. */
async function* pagesOf(provider: ImageProvider, scope: Scope, signal: AbortSignal) {
  const used = new Set<PageToken>();
  let empty = 0;
  let from: PageToken | null = null;
  for (let pages = 0; ; pages += 1) {
    if (pages >= MOST_PAGES) throw broken(provider.dialect, "endless-pages");
    const page = await provider.listImages(scope, from, signal);
    yield page;
    from = page.next;
    if (from === null) return;
    if (used.has(from)) throw broken(provider.dialect, "repeated-page");
    used.add(from);
    empty = page.items.length === 0 ? empty + 1 : 0;
    if (empty > MOST_EMPTY_PAGES) throw broken(provider.dialect, "empty-pages");
  }
}

function broken(dialect: DialectId, code: string) {
  return cloudError({ dialect, operation: "listImages" }, { kind: "unexpected-answer", code });
}
