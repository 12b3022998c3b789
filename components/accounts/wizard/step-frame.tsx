"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** A step's heading, which takes the focus when the step comes, its content, and its buttons below a line. */
export function StepFrame({
  title,
  intro,
  children,
  buttons,
  aside,
}: {
  title: string;
  intro: ReactNode;
  children: ReactNode;
  buttons: ReactNode;
  /** Stands at the right, or below on a small screen. */
  aside?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => heading.current?.focus(), []);

  return (
    <>
      <div className={aside ? "min-w-0" : "col-span-2 min-w-0 max-w-[880px] tablet:col-span-1!"}>
        <h1
          ref={heading}
          tabIndex={-1}
          className="mb-1 text-h1 font-semibold tracking-[-.014em] outline-none"
        >
          {title}
        </h1>
        <div className="mb-5 max-w-[80ch] text-fg-2">{intro}</div>
        {children}
        <div className="mt-7 flex flex-wrap items-center gap-2 border-t border-line pt-4">{buttons}</div>
      </div>
      {aside && <aside className="min-w-0">{aside}</aside>}
    </>
  );
}
