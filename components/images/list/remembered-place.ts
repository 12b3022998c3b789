/** Where the reader was in each list, so that Back finds the place again. Lives as long as the tab. */
const places = new Map<string, number>();
const MOST_PLACES = 50;

export function rememberPlace(address: string, offsetPx: number): void {
  places.delete(address);
  places.set(address, offsetPx);
  const [oldest] = places.keys();
  if (places.size > MOST_PLACES && oldest !== undefined) places.delete(oldest);
}

/** The scroll offset of a list in px; 0 when it was not seen yet. */
export function rememberedPlace(address: string): number {
  return places.get(address) ?? 0;
}
