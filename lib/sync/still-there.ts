import { cloudOf, DIALECTS } from "../domain/cloud";
import type { Scope } from "../domain/source";
import { unseenOfOtherDialect } from "../inventory/other-dialect";
import type { ImageProvider } from "../providers/port";
import { failureOf } from "./failure-of";

/** Images asked for after one pass; those beyond wait for the next and are not missing before. */
const MOST_QUESTIONS = 100;

/**
 * After a switch of dialect: images of a scope that this dialect has never told, and that may be there all the same,
 * since two dialects need not list alike. The cloud is asked for each by its id; only its no makes one missing.
 * Returns the ids that are not missing.
 */
export async function stillThere(options: {
  provider: ImageProvider;
  scope: Scope;
  seen: ReadonlySet<string>;
  signal: AbortSignal;
}): Promise<string[]> {
  const { provider, scope, seen, signal } = options;
  const { dialect } = provider;
  const dialects = DIALECTS.filter((one) => cloudOf(one) === cloudOf(dialect));
  if (dialects.length === 1) return [];
  const there: string[] = [];
  for (const [at, { ref, ownership }] of (await unseenOfOtherDialect(scope, dialect, seen)).entries()) {
    const place = { ...ref, ownership: ownership.value === "unknown" ? null : ownership.value };
    try {
      const asked = at < MOST_QUESTIONS && !signal.aborted;
      if (!asked || (await provider.getImage(place, signal)) !== null) there.push(ref.imageId);
    } catch (error) {
      // Nobody said that it is gone. What is ours is logged.
      failureOf(error, { dialect, operation: "getImage" });
      there.push(ref.imageId);
    }
  }
  return there;
}
