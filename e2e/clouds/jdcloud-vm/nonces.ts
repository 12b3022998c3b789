/** A nonce cannot outlive the window in which its date is accepted on either side of the clock. */
const MEMORY_MS = 30 * 60 * 1000;

/** Remembers for half an hour which key has used which nonce. */
export function nonceMemory() {
  const seen = new Map<string, number>();
  return {
    isUsed(accessKey: string, nonce: string): boolean {
      return seen.has(`${accessKey} ${nonce}`);
    },
    remember(accessKey: string, nonce: string, now: Date) {
      // Insertion order is age order, so the oldest are at the front.
      for (const [entry, at] of seen) {
        if (now.getTime() - at <= MEMORY_MS) break;
        seen.delete(entry);
      }
      seen.set(`${accessKey} ${nonce}`, now.getTime());
    },
  };
}
