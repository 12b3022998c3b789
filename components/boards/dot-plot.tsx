import { classes } from "../ui/classes";

export type DotTone = "fine" | "tight" | "full" | "plain";

/** What stands in one column, from the bottom up. */
export type DotColumn = { tone: DotTone; images: number }[];

/** The raster of the plot, pixels: a dot and the gap beside it. */
const STEP = 11;
const RADIUS = 3.6;
/** Above so many dots in a column each of them stands for more than one image. */
const MOST_DOTS = 10;
const TOP = 8;
const AXIS = 22;

/**
 * One dot per image, in columns along a scale; of many images a dot stands for several, which the caller says with
 * `imagesPerDot`. The picture has one sentence for a reader: `label`.
 */
export function DotPlot({
  columns,
  ticks,
  lines = [],
  label,
  className,
}: {
  columns: readonly DotColumn[];
  ticks: readonly { at: number; words: string }[];
  /** Places where a dashed line stands. */
  lines?: readonly number[];
  label: string;
  className?: string;
}) {
  const perDot = imagesPerDot(columns);
  const width = columns.length * STEP + STEP;
  const tallest = Math.max(3, ...columns.map((column) => dotsOf(column, perDot).length));
  const base = TOP + tallest * STEP + 4;
  const center = (at: number) => STEP / 2 + at * STEP + STEP / 2;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${base + AXIS}`}
      className={classes("block h-auto w-full overflow-visible", className)}
    >
      {lines.map((at) => (
        <line
          key={at}
          x1={center(at)}
          x2={center(at)}
          y1={0}
          y2={base}
          className="stroke-line-strong"
          strokeDasharray="3 3"
        />
      ))}
      <line x1={0} x2={width} y1={base} y2={base} className="stroke-line-strong" />
      {columns.flatMap((column, at) =>
        dotsOf(column, perDot).map((tone, height) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: dots are nothing but their position.
            key={`${at} ${height}`}
            cx={center(at)}
            cy={base - 2 - RADIUS - height * STEP}
            r={RADIUS}
            className={FILLS[tone]}
          />
        )),
      )}
      {ticks.map(({ at, words }) => (
        <text
          key={`${at} ${words}`}
          x={center(at)}
          y={base + 15}
          textAnchor={at <= 1 ? "start" : at >= columns.length - 2 ? "end" : "middle"}
          dx={at <= 1 ? -STEP / 2 : at >= columns.length - 2 ? STEP / 2 : 0}
          className="fill-fg-3 text-[10.5px]"
        >
          {words}
        </text>
      ))}
    </svg>
  );
}

/** How many images a dot stands for. */
export function imagesPerDot(columns: readonly DotColumn[]): number {
  const most = Math.max(1, ...columns.map((column) => column.reduce((sum, { images }) => sum + images, 0)));
  return Math.max(1, Math.ceil(most / MOST_DOTS));
}

/** Every tone that is there has a dot at least: what is full must be seen. */
function dotsOf(column: DotColumn, perDot: number): DotTone[] {
  return column.flatMap(({ tone, images }) => Array.from({ length: Math.ceil(images / perDot) }, () => tone));
}

const FILLS: Record<DotTone, string> = {
  fine: "fill-accent",
  tight: "fill-warn-mark",
  full: "fill-bad-mark",
  plain: "fill-control",
};
