/** How much of something is done, 4 px high; a sliding third while nobody knows. Decoration: words say it as well. */
export function ProgressBar({ done, total }: { done: number; total: number | null }) {
  return (
    <div aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-track">
      {total === null ? (
        <div className="h-full w-1/3 animate-slide rounded-full bg-accent" />
      ) : (
        // A width in a style attribute would be refused by our content security policy.
        <svg
          aria-hidden="true"
          width="100%"
          height="4"
          preserveAspectRatio="none"
          viewBox="0 0 100 4"
          className="block"
        >
          <rect width={(100 * done) / Math.max(1, total)} height="4" className="fill-accent" />
        </svg>
      )}
    </div>
  );
}
