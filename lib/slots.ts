/** Gives out a number of slots; who finds none waits, and they go from hand to hand in the order of asking. */
export type Slots = {
  /** Resolves with how to give the slot back, which may be said more than once. Rejects with the reason of the signal, if one is given. */
  take(signal?: AbortSignal): Promise<() => void>;
};

export function createSlots(count: number): Slots {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    async take(signal) {
      signal?.throwIfAborted();
      if (free > 0) free -= 1;
      else await nextSlot(waiting, signal);
      let released = false;
      return () => {
        if (released) return;
        released = true;
        const next = waiting.shift();
        // A slot goes from hand to hand; it is free only when nobody waits for it.
        if (next) next();
        else free += 1;
      };
    },
  };
}

function nextSlot(waiting: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => {
      signal?.removeEventListener("abort", giveUp);
      resolve();
    };
    const giveUp = () => {
      waiting.splice(waiting.indexOf(give), 1);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", giveUp, { once: true });
    waiting.push(give);
  });
}
