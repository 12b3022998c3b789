let more = 0;

/**
 * Gives every account this many more own images in each region that has any, for tests of long lists and for
 * benchmarks. Only services that are made afterwards have them.
 */
export function growBy(count: number): void {
  more = count;
}

export function growth(): number {
  return more;
}
