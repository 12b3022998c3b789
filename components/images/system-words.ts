import type { Os } from "@/lib/domain/image";
import { distributionName } from "./distribution-name";

/**
 * The two lines of a system: our reading of it, and the cloud's own text where it says more than that. Nulls where
 * nothing is known.
 */
export function systemWords(os: Os): { first: string | null; second: string | null } {
  if (os.distribution === null) return { first: os.text, second: null };
  const first = [distributionName(os.distribution), os.release].filter(Boolean).join(" ");
  return { first, second: os.text !== null && saysMore(os.text, first) ? os.text : null };
}

/** Whether a text has a word that the line above it has not. The architecture does not count: it has its own column. */
function saysMore(text: string, first: string): boolean {
  const known = new Set(wordsOf(first));
  return wordsOf(text).some((word) => !known.has(word) && !ARCHITECTURE.test(word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_.]+/gu) ?? [];
}

const ARCHITECTURE = /^(?:x86_64|amd64|arm64|aarch64|i[36]86|x64|64|32|(?:64|32)(?:位|bit)?|bit|linux)$/;
