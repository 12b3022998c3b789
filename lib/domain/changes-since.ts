import { type Change, changesBetween, type FieldChange } from "./change";
import type { Image } from "./image";

/**
 * What is different between an image as it was kept and as it is. Pictures of the same operation are compared; of two
 * operations the history tells, which was written by comparing like with like. `happened` is that history since the
 * earlier picture, the oldest first.
 */
export function changesSince(before: Image, after: Image, happened: readonly Change[]): FieldChange[] {
  if (before.operation === after.operation && before.dialect === after.dialect) {
    return changesBetween(before, after);
  }
  const folded = new Map<string, FieldChange>();
  for (const change of happened.flatMap(({ fields }) => fields)) {
    const first = folded.get(change.field);
    folded.set(change.field, first ? { ...change, from: first.from } : change);
  }
  return [...folded.values()].filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}
