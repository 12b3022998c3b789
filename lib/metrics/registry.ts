/** Values of a metric's labels, e.g. `{ dialect: "jdcloud-vm" }`. Few of them: every combination is a line for ever. */
export type Labels = Record<string, string>;

export type Counter = { add(labels: Labels, amount?: number): void };
export type Histogram = { observe(labels: Labels, value: number): void };
/** What one gauge says at the moment of asking. */
export type Sample = { labels: Labels; value: number };

export type Registry = {
  /** Only grows; its name ends in `_total`. */
  counter(name: string, help: string): Counter;
  /** `bounds` are upper ends, ascending; one for everything above is added. */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram;
  /** All that was counted, in the text format that Prometheus reads (version 0.0.4). */
  text(): string;
};

type Series = { labels: Labels; value: number };
type Spread = { labels: Labels; counts: number[]; sum: number };

/** Counters and histograms of one process. */
export function createRegistry(): Registry {
  const writers: (() => string)[] = [];

  return {
    counter(name, help) {
      const series = new Map<string, Series>();
      writers.push(() => block({ name, help, type: "counter", samples: [...series.values()] }));
      return {
        add(labels, amount = 1) {
          kept(series, labels, () => ({ labels, value: 0 })).value += amount;
        },
      };
    },
    histogram(name, help, bounds) {
      const series = new Map<string, Spread>();
      writers.push(() => head(name, help, "histogram") + [...series.values()].map(spreadLines).join(""));
      return {
        observe(labels, value) {
          const spread = kept(series, labels, () => ({
            labels,
            counts: Array<number>(bounds.length + 1).fill(0),
            sum: 0,
          }));
          const bucket = bounds.findIndex((bound) => value <= bound);
          const place = bucket === -1 ? bounds.length : bucket;
          spread.counts[place] = (spread.counts[place] ?? 0) + 1;
          spread.sum += value;
        },
      };
      function spreadLines({ labels, counts, sum }: Spread): string {
        let below = 0;
        const lines = counts.map((count, place) => {
          below += count;
          const le = place < bounds.length ? String(bounds[place]) : "+Inf";
          return line(`${name}_bucket`, { ...labels, le }, below);
        });
        return [...lines, line(`${name}_sum`, labels, sum), line(`${name}_count`, labels, below)].join("");
      }
    },
    text: () => writers.map((write) => write()).join(""),
  };
}

/** One metric with its samples, as text. A metric without a sample has its head alone: it is known, and there is none. */
export function block(metric: {
  name: string;
  help: string;
  type: "counter" | "gauge";
  samples: readonly Sample[];
}): string {
  const { name, help, type, samples } = metric;
  return head(name, help, type) + samples.map(({ labels, value }) => line(name, labels, value)).join("");
}

function kept<T>(series: Map<string, T>, labels: Labels, make: () => T): T {
  const key = JSON.stringify(Object.entries(labels).sort());
  const known = series.get(key);
  if (known !== undefined) return known;
  const made = make();
  series.set(key, made);
  return made;
}

function head(name: string, help: string, type: string): string {
  return `# HELP ${name} ${help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}\n# TYPE ${name} ${type}\n`;
}

function line(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${number(value)}\n`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

function number(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  return String(value);
}
