import type { Os } from "./image";

/**
 * The release that an image's name states, when it contradicts the reported one; null when they agree or the name
 * states none. The name must say the system itself, as `centos_6_08_64_20G` does; a name that says only less
 * (`ubuntu-22` for 22.04) does not contradict.
 */
export function releaseInName(name: string | null, os: Pick<Os, "distribution" | "release">): string | null {
  if (name === null || os.distribution === null || os.release === null) return null;
  const rest = afterWords(name, os.distribution.split("-"));
  const stated = rest === null ? null : releaseAt(rest);
  const reported = os.release.match(/\d+/g)?.map(Number);
  if (!stated || !reported) return null;
  const agrees = stated.parts.every(
    (part, index) => reported[index] === undefined || part === reported[index],
  );
  return agrees ? null : stated.text;
}

/** What follows the words of a slug in a name, whatever stands between them; null when the name has not all of them. */
function afterWords(name: string, words: string[]): string | null {
  const match = new RegExp(`(?<![a-z])${words.join("[^a-z0-9]*")}`, "i").exec(name);
  return match ? name.slice(match.index + match[0].length) : null;
}

/** Years of Windows Server, or versions whose numbers have one or two digits; `20G` is a size, 64 and 32 are bits. */
const RELEASE = /^[^a-z0-9]*(20\d\d(?!\d)|\d{1,2}(?![\dG])(?:[._]\d{1,2}(?![\dG]))*)/i;
const BITS = new Set(["64", "32", "86"]);

function releaseAt(text: string): { text: string; parts: number[] } | null {
  const found = RELEASE.exec(text)?.[1]?.split(/[._]/) ?? [];
  const end = found.findIndex((part) => BITS.has(part));
  const parts = end === -1 ? found : found.slice(0, end);
  return parts.length === 0 ? null : { text: parts.join("."), parts: parts.map(Number) };
}
