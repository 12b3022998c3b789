/** What scrolls; px from its beginning, null before it is on the page. */
export type Scrolled = { readonly scrollOffset: number | null };

/**
 * Calls once the scroll stands: at the first frame that finds it where the frame before it was. A slow scroll moves in
 * each frame and is waited for no longer than `mostMs`. Returns how to wait no more.
 */
export function whenAtRest(scrolled: Scrolled, mostMs: number, rests: () => void): () => void {
  let place = scrolled.scrollOffset;
  let frame = requestAnimationFrame(look);
  const timer = setTimeout(stands, mostMs);

  function look() {
    if (scrolled.scrollOffset === place) return stands();
    place = scrolled.scrollOffset;
    frame = requestAnimationFrame(look);
  }
  function stands() {
    stop();
    rests();
  }
  function stop() {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  }
  return stop;
}
