/**
 * Makes of many calls few runs: the first call runs at once, those that come during a run or within `pauseMs` after its
 * end share the next one. A call is always followed by a run that begins after it. `run` must not reject.
 */
export function spaced(run: () => Promise<void>, pauseMs: number): () => void {
  let state: "idle" | "busy" | "called" = "idle";
  function begin(): void {
    state = "busy";
    run().then(() => {
      const pause = setTimeout(() => {
        if (state === "called") begin();
        else state = "idle";
      }, pauseMs);
      // A process that ends need not wait for it.
      pause.unref();
    });
  }
  return () => {
    if (state === "idle") begin();
    else state = "called";
  };
}
