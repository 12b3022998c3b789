import { parseArgs } from "node:util";

/** What every benchmark takes: `--images 100000`, `--json`. */
export function benchOptions(): { images: number; json: boolean } {
  const { values } = parseArgs({
    options: { images: { type: "string", default: "100000" }, json: { type: "boolean", default: false } },
  });
  const images = Number(values.images);
  if (!Number.isInteger(images) || images < 1)
    throw new RangeError("--images must be a whole number from 1 on");
  return { images, json: values.json };
}

/** Prints figures: as one line of JSON, or one per line, with the notes between them. */
export function printFigures(
  figures: Record<string, number>,
  { json, notes }: { json: boolean; notes: string[] },
): void {
  const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]));
  const lines = json
    ? [JSON.stringify(rounded)]
    : [...Object.entries(rounded).map(([name, value]) => `${name.padEnd(22)} ${value}`), ...notes];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** The value below which a share of all lies, e.g. 0.95. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
