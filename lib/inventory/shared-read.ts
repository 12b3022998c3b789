/**
 * A read that calls share without being told anything from before they came: whoever comes while it runs waits for the
 * next run, together with all others who came meanwhile.
 */
export function sharedRead<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;

  function begin(): Promise<T> {
    const begun = read().finally(() => {
      if (running === begun) running = null;
    });
    running = begun;
    return begun;
  }

  return () => {
    if (running === null) return begin();
    next ??= running
      // How the run before ended is told to those who waited for that one.
      .catch(() => {})
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  };
}
