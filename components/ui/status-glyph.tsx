import type { Status } from "@/lib/domain/image";
import { classes } from "./classes";

export type Glyph = "ok" | "progress" | "failed" | "off" | "unknown" | "stale" | "warning";

/**
 * The 12 px sign before a status word. Decoration: the word carries the meaning. Progress turns, but where it is `still`:
 * beside a choice nothing is going on.
 */
export function StatusGlyph({
  glyph,
  still = false,
  className,
}: {
  glyph: Glyph;
  still?: boolean;
  className?: string;
}) {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      aria-hidden="true"
      data-glyph={glyph}
      data-still={still || undefined}
      className={classes("group/glyph inline-block flex-none", COLOURS[glyph], className)}
    >
      {DRAWINGS[glyph]}
    </svg>
  );
}

/** The sign for a status of an image. */
export function glyphOf(status: Status | "unknown" | "not-reported"): Glyph {
  return GLYPHS[status];
}

const GLYPHS: Record<Status | "unknown" | "not-reported", Glyph> = {
  available: "ok",
  "in-use": "ok",
  creating: "progress",
  importing: "progress",
  copying: "progress",
  deleting: "progress",
  failed: "failed",
  offline: "off",
  deprecated: "off",
  unavailable: "off",
  unknown: "unknown",
  "not-reported": "unknown",
};

const COLOURS: Record<Glyph, string> = {
  ok: "text-ok-mark",
  progress: "text-accent",
  failed: "text-bad-mark",
  off: "text-fg-3",
  unknown: "text-fg-3",
  stale: "text-warn-mark",
  warning: "text-warn-mark",
};

const DRAWINGS: Record<Glyph, React.ReactNode> = {
  ok: <circle cx="6" cy="6" r="3.5" fill="currentColor" />,
  progress: (
    // Turns inside of the picture, which cuts it off: if the picture itself turned, the browser would put all that stands
    // behind it into layers of their own, as it cannot know where a turning thing ends.
    <g
      stroke="currentColor"
      strokeWidth="1.6"
      className="origin-center animate-turn [transform-box:view-box] group-data-still/glyph:animate-none"
    >
      <circle cx="6" cy="6" r="4.4" opacity=".28" />
      <path d="M6 1.6a4.4 4.4 0 1 1-4.18 3.03" strokeLinecap="round" />
    </g>
  ),
  failed: (
    <>
      <circle cx="6" cy="6" r="5.2" fill="currentColor" />
      <path
        d="m4.2 4.2 3.6 3.6m0-3.6-3.6 3.6"
        className="stroke-surface"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </>
  ),
  off: (
    <g stroke="currentColor" strokeWidth="1.5">
      <circle cx="6" cy="6" r="4.4" />
      <path d="m3.1 8.9 5.8-5.8" />
    </g>
  ),
  unknown: <circle cx="6" cy="6" r="4.4" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 1.455" />,
  stale: (
    <g stroke="currentColor" strokeWidth="1.4" strokeLinecap="round">
      <circle cx="6" cy="6" r="4.6" />
      <path d="M6 3.6V6l1.6 1.1" />
    </g>
  ),
  warning: (
    <>
      <path d="M6 1 11.4 10.6H.6z" fill="currentColor" />
      <path d="M6 4.4v2.7M6 8.85v.05" className="stroke-surface" strokeWidth="1.3" strokeLinecap="round" />
    </>
  ),
};
