import type { SourceCondition, SourceState } from "@/lib/domain/image-list";
import { classes } from "./classes";

type DialSource = Pick<SourceState, "connectionId" | "condition">;
type Arc = { condition: SourceCondition; fromDeg: number; toDeg: number };

/** Above this many sources single arcs are too thin to see, so one arc per account is drawn. */
const MOST_ARCS = 60;

/**
 * The ring cut into one arc per source, in the order given. Decoration: the sentence beside it carries the meaning.
 * With no source at all the ring is twelve waiting arcs.
 */
export function Dial({ sources, size }: { sources: readonly DialSource[]; size: number }) {
  const large = size >= 72;
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      fill="none"
      aria-hidden="true"
      className="block flex-none overflow-visible"
    >
      {arcsOf(sources).map(({ condition, fromDeg, toDeg }) => {
        const failing = condition === "failing";
        const radius = size * (failing ? 0.416 : 0.374);
        const width = size * (large ? 0.07 : 0.12) * (failing ? 1.45 : 1);
        return (
          <path
            key={fromDeg}
            data-condition={condition}
            d={arcPath({ centre: size / 2, radius, fromDeg, toDeg })}
            strokeWidth={round(width)}
            className={condition === "current" && large ? "stroke-ok-mark" : COLOURS[condition]}
          />
        );
      })}
      <circle
        cx={size * 0.57}
        cy={size * 0.43}
        r={size * (large ? 0.07 : 0.115)}
        className={classes(
          "fill-accent",
          sources.some(({ condition }) => condition === "reading") &&
            "animate-drift [transform-box:view-box] origin-center",
        )}
      />
    </svg>
  );
}

const COLOURS: Record<SourceCondition, string> = {
  current: "stroke-control",
  stale: "stroke-warn-mark",
  failing: "stroke-bad-mark",
  reading: "stroke-accent",
  waiting: "stroke-line-strong",
};

function arcsOf(sources: readonly DialSource[]): Arc[] {
  if (sources.length === 0) return arcsOf(Array.from({ length: 12 }, () => WAITING));
  if (sources.length > MOST_ARCS) return arcsByAccount(sources);
  const slot = 360 / sources.length;
  const gap = gapFor(sources.length);
  return sources.map(({ condition }, index) => ({
    condition,
    fromDeg: index * slot + gap / 2,
    toDeg: (index + 1) * slot - gap / 2,
  }));
}

const WAITING: DialSource = { connectionId: "", condition: "waiting" };

/** One arc per account; its failing share, in proportion, stands at its end. */
function arcsByAccount(sources: readonly DialSource[]): Arc[] {
  const accounts = new Map<string, DialSource[]>();
  for (const source of sources) {
    accounts.set(source.connectionId, [...(accounts.get(source.connectionId) ?? []), source]);
  }
  const gap = gapFor(accounts.size);
  const arcs: Arc[] = [];
  let at = 0;
  for (const members of accounts.values()) {
    const width = (360 * members.length) / sources.length;
    const from = at + gap / 2;
    const to = at + width - gap / 2;
    const failing = members.filter(({ condition }) => condition === "failing").length;
    const cut = to - ((to - from) * failing) / members.length;
    const rest = members.find(({ condition }) => condition !== "failing")?.condition;
    if (rest) arcs.push({ condition: rest, fromDeg: from, toDeg: cut });
    if (failing > 0) arcs.push({ condition: "failing", fromDeg: cut, toDeg: to });
    at += width;
  }
  return arcs;
}

function gapFor(count: number): number {
  return count === 1 ? 0.01 : Math.min(12, (360 / count) * 0.4);
}

function arcPath({
  centre,
  radius,
  fromDeg,
  toDeg,
}: {
  centre: number;
  radius: number;
  fromDeg: number;
  toDeg: number;
}): string {
  const at = (deg: number) => {
    const angle = (deg * Math.PI) / 180;
    return `${round(centre + radius * Math.sin(angle))} ${round(centre - radius * Math.cos(angle))}`;
  };
  return `M${at(fromDeg)}A${round(radius)} ${round(radius)} 0 ${toDeg - fromDeg > 180 ? 1 : 0} 1 ${at(toDeg)}`;
}

/** Short numbers, the same on server and browser. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
