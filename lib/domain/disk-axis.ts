/** One mark of the axis under a disk map: a size and its place, 0 to 1. */
export type AxisMark = { gib: number; at: number };

const MOST_PARTS = 8;
/** A label this close to the total would touch the total's own label. */
const CLOSEST_TO_TOTAL = 0.085;
const STEPS_GIB = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1024, 2048, 4096, 8192];

/** The marks from 0 to the exact total: the first round step that gives at most eight parts. */
export function diskAxis(totalGiB: number): AxisMark[] {
  const step = stepFor(totalGiB);
  const marks: AxisMark[] = [];
  for (let gib = 0; gib < totalGiB; gib += step) {
    const at = gib / totalGiB;
    if (1 - at >= CLOSEST_TO_TOTAL) marks.push({ gib, at });
  }
  marks.push({ gib: totalGiB, at: 1 });
  return marks;
}

function stepFor(totalGiB: number): number {
  const known = STEPS_GIB.find((step) => totalGiB / step <= MOST_PARTS);
  if (known !== undefined) return known;
  let step = STEPS_GIB[STEPS_GIB.length - 1] ?? 1;
  while (totalGiB / step > MOST_PARTS) step *= 2;
  return step;
}
