import { classes } from "../ui/classes";
import { meterPercent } from "../ui/meter-level";

/** How full a limit is, over the whole width of its cell; a limit that is not published is a dashed line. */
export function FullnessBar({
  used,
  limit,
  alertPercent,
}: {
  used: number;
  limit: number | null;
  alertPercent: number;
}) {
  if (limit === null) {
    return <span aria-hidden="true" className="block border-t border-dashed border-line-strong" />;
  }
  const percent = meterPercent(used, limit);
  const tone =
    used >= limit
      ? "bg-bad-mark"
      : used * 100 >= limit * alertPercent && used > 0
        ? "bg-warn-mark"
        : "bg-accent";
  return (
    <span aria-hidden="true" className="block h-[5px] overflow-hidden rounded-[3px] bg-track">
      {percent > 0 && <span className={classes("block h-full", tone)} style={{ width: `${percent}%` }} />}
    </span>
  );
}
