import { classes } from "./classes";
import { type MeterLevel, meterLevel, meterPercent } from "./meter-level";

/** Above this many a cell per account is too narrow to count, so a bar is drawn. */
const MOST_CELLS = 60;

/** The bar of a list, 72 × 5 px, in a row of one line 26 px. A limit that is not published is a dashed hairline. The numbers stand beside it. */
export function MeterBar({ used, limit }: { used: number; limit: number | null }) {
  const level = meterLevel(used, limit);
  if (limit === null) {
    return (
      <span
        aria-hidden="true"
        data-level={level}
        className="my-[2px] block h-px w-[72px] flex-none compact:w-[26px] bg-[repeating-linear-gradient(90deg,var(--color-line-strong)_0_3px,transparent_3px_6px)]"
      />
    );
  }
  return (
    <Track used={used} limit={limit} level={level} className="h-[5px] w-[72px] flex-none compact:w-[26px]" />
  );
}

/** The picture of the sharing panel: one cell per account up to 60, else a bar. Null limit: a dashed hairline. */
export function MeterCells({ used, limit }: { used: number; limit: number | null }) {
  const level = meterLevel(used, limit);
  if (limit === null) return <MeterBar used={used} limit={null} />;
  if (limit > MOST_CELLS) return <Track used={used} limit={limit} level={level} className="h-2 w-full" />;
  return (
    <span aria-hidden="true" data-level={level} className="flex gap-[2px]">
      {Array.from({ length: limit }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: cells are nothing but their position.
          key={index}
          data-on={index < used || undefined}
          className={classes("h-4 flex-1 rounded-[2px]", index < used ? FILLS[level] : "bg-track")}
        />
      ))}
    </span>
  );
}

function Track({
  used,
  limit,
  level,
  className,
}: {
  used: number;
  limit: number;
  level: MeterLevel;
  className: string;
}) {
  const percent = meterPercent(used, limit);
  return (
    <span
      aria-hidden="true"
      data-level={level}
      className={classes("block overflow-hidden rounded-[3px] bg-track", className)}
    >
      {percent > 0 && (
        <span data-fill className={classes("block h-full", FILLS[level])} style={{ width: `${percent}%` }} />
      )}
    </span>
  );
}

const FILLS: Record<MeterLevel, string> = {
  fine: "bg-accent",
  tight: "bg-warn-mark",
  full: "bg-bad-mark",
  over: "bg-bad-mark",
  none: "bg-accent",
};
