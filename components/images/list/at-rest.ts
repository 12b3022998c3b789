/** What scrolls; px from its beginning, null before it is on the page. */
export type Scrolled = { readonly scrollOffset: number | null };

/**
 * Calls once the scroll stands: at the first frame that finds it where the frame before it was. A slow scroll moves in
 * each frame and is waited for no longer than `mostMs`; then it is called with false. Returns how to wait no more.
 */
export function whenAtRest(scrolled: Scrolled, mostMs: number, rests: (stands: boolean) => void): () => void {
  let place = scrolled.scrollOffset;
  let frame = requestAnimationFrame(look);
  const timer = setTimeout(() => end(false), mostMs);

  function look() {
    if (scrolled.scrollOffset === place) return end(true);
    place = scrolled.scrollOffset;
    frame = requestAnimationFrame(look);
  }
  function end(stands: boolean) {
    stop();
    rests(stands);
  }
  function stop() {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  }
  return stop;
}
