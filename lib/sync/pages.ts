import type { DialectId } from "../domain/cloud";
import type { Scope } from "../domain/source";
import { cloudError } from "../providers/errors";
import { POLICY } from "../providers/policy";
import type { ImagePage, ImageProvider, PageToken } from "../providers/port";

const { mostPages, mostEmptyPages } = POLICY.pass;

/** A page and when it arrived, ISO 8601 UTC. */
export type ArrivedPage = { page: ImagePage; at: string };

/**
 * The pages of a scope, with the guards against a list that lies about its end. While one is stored the next is on its
 * way, and no more than that one: memory holds two pages of a walk. Throws `CloudError`, after all pages that came before.
 * Whoever leaves early aborts the signal.
 */
export async function* pagesOf(
  provider: ImageProvider,
  scope: Scope,
  { signal, now }: { signal: AbortSignal; now: () => Date },
): AsyncGenerator<ArrivedPage> {
  const used = new Set<PageToken>();
  let pages = 0;
  let empty = 0;

  async function ask(from: PageToken | null): Promise<ArrivedPage> {
    const page = await provider.listImages(scope, from, signal);
    return { page, at: now().toISOString() };
  }

  async function askAfter({ page: { items, leftOut, next } }: ArrivedPage): Promise<ArrivedPage | null> {
    if (next === null) return null;
    if (used.has(next)) throw broken(provider.dialect, "repeated-page");
    used.add(next);
    empty = items.length === 0 && !leftOut ? empty + 1 : 0;
    if (empty > mostEmptyPages) throw broken(provider.dialect, "empty-pages");
    if (pages >= mostPages) throw broken(provider.dialect, "endless-pages");
    return await ask(next);
  }

  for (let arrived: ArrivedPage | null = await ask(null); arrived !== null; ) {
    pages += 1;
    const coming = askAfter(arrived);
    // Its failure is told when its turn has come.
    coming.catch(() => {});
    yield arrived;
    arrived = await coming;
  }
}

/** A list that cannot be the whole one. */
export function broken(dialect: DialectId, code: string) {
  return cloudError({ dialect, operation: "listImages" }, { kind: "unexpected-answer", code });
}
