/**
 * The product's mark: a nephoscope's disc with a dot that has drifted. Below 24 px the inner ring and the two smaller
 * dots would blur, so they are left out. Decoration: the product's name stands beside it.
 */
export function Mark({ size }: { size: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      className="block flex-none text-fg"
      aria-hidden="true"
    >
      {size < 24 ? (
        <>
          <g fill="none" stroke="currentColor">
            <circle cx="12" cy="12" r="10.1" strokeWidth="2.25" />
            <path d="M12 3v18M3 12h18" strokeWidth="1.5" opacity=".36" />
          </g>
          <circle cx="16.2" cy="7.8" r="3.3" className="fill-accent" />
        </>
      ) : (
        <>
          <g fill="none" stroke="currentColor">
            <circle cx="12" cy="12" r="10.7" strokeWidth="1.15" />
            <circle cx="12" cy="12" r="5.4" strokeWidth=".8" opacity=".5" />
            <path d="M12 2v20M2 12h20" strokeWidth=".6" opacity=".32" />
          </g>
          <g className="fill-accent">
            <circle cx="12" cy="12" r=".95" opacity=".55" />
            <circle cx="14.15" cy="9.85" r="1.35" opacity=".75" />
            <circle cx="17" cy="7" r="2.2" />
          </g>
        </>
      )}
    </svg>
  );
}
