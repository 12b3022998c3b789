/** How to end what was started so far. */
export type Ends = {
  later(end: () => unknown): void;
  /** Ends all in the opposite order. Each has its turn; the first failure is thrown afterwards. */
  all(): Promise<void>;
};

export function collectEnds(): Ends {
  const ends: (() => unknown)[] = [];
  return {
    later: (end) => void ends.push(end),
    async all() {
      const failures: unknown[] = [];
      for (const end of ends.splice(0).reverse()) {
        try {
          await end();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
